package poolcraft.pipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Messages that need no serializer: numbers, text, arrays of numbers; see {@link MessageFormat}. */
final class SimpleValues {

    private SimpleValues() {}

    /**
     * Writes {@code message}, kind and body.
     *
     * @return false if it is no simple value; then nothing was written
     */
    // No pattern switch: the first one of a JVM costs it milliseconds.
    static boolean write(@Nullable Object message, MessageBuffer out)
            throws IOException {
        if (message == null) {
            out.write(Kind.NULL);
        } else if (message instanceof Integer value) {
            out.write(Kind.INT);
            out.writeInt(value);
        } else if (message instanceof String text) {
            writeText(text, out);
        } else if (message instanceof Long value) {
            out.write(Kind.LONG);
            out.writeLong(value);
        } else if (message instanceof Double value) {
            out.write(Kind.DOUBLE);
            out.writeLong(Double.doubleToRawLongBits(value));
        } else if (message instanceof Boolean value) {
            out.write(value ? Kind.TRUE : Kind.FALSE);
        } else {
            return writeArray(message, out);
        }
        return true;
    }

    private static void writeText(String text, MessageBuffer out) throws IOException {
        int length = text.length();
        int at = out.room(1 + length);
        byte[] bytes = out.array();
        bytes[at] = Kind.NARROW_TEXT;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c > 0xff) {
                out.truncate(at);
                writeWideText(text, out);
                return;
            }
            bytes[at + 1 + i] = (byte) c;
        }
    }

    private static void writeWideText(String text, MessageBuffer out) throws IOException {
        out.write(Kind.WIDE_TEXT);
        body(out, text.length(), Character.BYTES).asCharBuffer().put(text);
    }

    private static boolean writeArray(Object message, MessageBuffer out) throws IOException {
        if (message instanceof byte[] array) {
            out.write(Kind.BYTES);
            out.write(array, 0, array.length);
        } else if (message instanceof int[] array) {
            out.write(Kind.INTS);
            body(out, array.length, Integer.BYTES).asIntBuffer().put(array);
        } else if (message instanceof long[] array) {
            out.write(Kind.LONGS);
            body(out, array.length, Long.BYTES).asLongBuffer().put(array);
        } else if (message instanceof double[] array) {
            out.write(Kind.DOUBLES);
            body(out, array.length, Double.BYTES).asDoubleBuffer().put(array);
        } else {
            return false;
        }
        return true;
    }

    /** Room in {@code out} for so many elements. */
    private static ByteBuffer body(MessageBuffer out, int elements, int bytesEach)
            throws IOException {
        int length = (int) Math.min(Integer.MAX_VALUE, (long) elements * bytesEach);
        int at = out.room(length);
        return ByteBuffer.wrap(out.array(), at, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    static @Nullable Object read(byte kind, MessageView in) throws IOException {
        Object value = readOne(kind, in);
        if (in.available() > 0) {
            throw new IOException("It is damaged: it has " + in.available() + " bytes too many.");
        }
        return value;
    }

    private static @Nullable Object readOne(byte kind, MessageView in) throws IOException {
        return switch (kind) {
            case Kind.NULL -> null;
            case Kind.FALSE -> false;
            case Kind.TRUE -> true;
            case Kind.INT -> in.readInt();
            case Kind.LONG -> in.readLong();
            case Kind.DOUBLE -> Double.longBitsToDouble(in.readLong());
            case Kind.NARROW_TEXT -> readNarrowText(in);
            case Kind.WIDE_TEXT -> elements(in, Character.BYTES).asCharBuffer().toString();
            default -> readArray(kind, in);
        };
    }

    private static String readNarrowText(MessageView in) throws IOException {
        int length = in.available();
        return new String(in.array(), in.take(length), length, StandardCharsets.ISO_8859_1);
    }

    private static Object readArray(byte kind, MessageView in) throws IOException {
        return switch (kind) {
            case Kind.BYTES -> in.readRest();
            case Kind.INTS -> ints(elements(in, Integer.BYTES).asIntBuffer());
            case Kind.LONGS -> longs(elements(in, Long.BYTES).asLongBuffer());
            case Kind.DOUBLES -> doubles(elements(in, Double.BYTES).asDoubleBuffer());
            default -> throw new IOException("It begins with " + kind + ", which is no kind of"
                    + " message. Do both ends use the same version of this library?");
        };
    }

    private static int[] ints(IntBuffer from) {
        int[] array = new int[from.remaining()];
        from.get(array);
        return array;
    }

    private static long[] longs(LongBuffer from) {
        long[] array = new long[from.remaining()];
        from.get(array);
        return array;
    }

    private static double[] doubles(DoubleBuffer from) {
        double[] array = new double[from.remaining()];
        from.get(array);
        return array;
    }

    private static ByteBuffer elements(MessageView in, int bytesEach) throws IOException {
        int length = in.available();
        if (length % bytesEach != 0) {
            throw new IOException("It is damaged: an array of " + bytesEach + " bytes an element"
                    + " has " + length + " bytes.");
        }
        return ByteBuffer.wrap(in.array(), in.take(length), length)
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
