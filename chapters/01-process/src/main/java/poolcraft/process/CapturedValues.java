package poolcraft.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a function captured, as bytes.
 *
 * <pre>
 *  byte  'V'                    simple values
 *  then for each of them
 *  byte  'N'                    null
 *  byte  'Z' or 'I' or 'J' or 'D', and the boolean, int, long or double
 *  byte  'T', int, byte*        a text: the length of its bytes, and these, in UTF-8
 *
 *  byte  'O'                    any others
 *  byte* an array of them, as {@link ObjectWriter} wrote it
 * </pre>
 *
 * <p>To read the first form takes no time; the second one wakes up JDK serialization, which costs a
 * young JVM some 15 ms.
 */
final class CapturedValues {

    private static final int SIMPLE = 'V';
    private static final int OBJECTS = 'O';
    private static final Object[] NOTHING = {};

    private CapturedValues() {}

    /**
     * Writes {@code values}.
     *
     * @param name who captured them, for error messages
     * @throws TransferException if one of them cannot travel; {@code transfer} has then failed
     */
    static void write(DataOutputStream out, @Nullable Object[] values, String name,
            AllowList allowList, Transfer transfer) throws IOException {
        if (Arrays.stream(values).allMatch(CapturedValues::isSimple)) {
            out.writeByte(SIMPLE);
            for (Object value : values) {
                writeSimple(out, value);
            }
        } else {
            out.writeByte(OBJECTS);
            out.write(ObjectWriter.write(values, name, allowList, transfer));
        }
    }

    private static boolean isSimple(@Nullable Object value) {
        return value == null || value instanceof Boolean || value instanceof Integer
                || value instanceof Long || value instanceof Double
                || (value instanceof String text && isUnicode(text));
    }

    /** Half a surrogate pair has no bytes in UTF-8. */
    private static boolean isUnicode(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** No switch over types: the JVM would first have to make code for it. */
    private static void writeSimple(DataOutputStream out, @Nullable Object value)
            throws IOException {
        if (value == null) {
            out.writeByte('N');
        } else if (value instanceof Boolean flag) {
            out.writeByte('Z');
            out.writeBoolean(flag);
        } else if (value instanceof Integer number) {
            out.writeByte('I');
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeByte('J');
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte('D');
            out.writeDouble(number);
        } else {
            byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
            out.writeByte('T');
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /**
     * The values in the rest of {@code in}, whose {@code available} tells how much that is.
     *
     * @throws IOException if they are none, or one is of a class that is not allowed
     * @throws ClassNotFoundException if this process does not have one of their classes
     */
    static @Nullable Object[] read(DataInputStream in, AllowList allowList, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        int form = in.readByte();
        if (form == OBJECTS) {
            return (Object[]) ObjectReader.read(in, allowList, loader);
        }
        if (form != SIMPLE) {
            throw new StreamCorruptedException("captured values begin with V or O, not " + form);
        }
        List<@Nullable Object> values = new ArrayList<>();
        while (in.available() > 0) {
            values.add(readSimple(in));
        }
        return values.toArray(NOTHING);
    }

    private static @Nullable Object readSimple(DataInputStream in) throws IOException {
        int type = in.readByte();
        return switch (type) {
            case 'N' -> null;
            case 'Z' -> in.readBoolean();
            case 'I' -> in.readInt();
            case 'J' -> in.readLong();
            case 'D' -> in.readDouble();
            case 'T' -> readText(in);
            default -> throw new StreamCorruptedException("there is no simple value " + type);
        };
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new StreamCorruptedException("a text of " + length + " bytes, of which "
                    + in.available() + " are there");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
