package poolcraft.pipe;

import java.nio.ByteBuffer;
import java.util.List;
import poolcraft.process.AllowList;

/** Formats and bytes for tests. */
final class Formats {

    private Formats() {}

    static MessageFormat standard() {
        return allowing();
    }

    static MessageFormat allowing(String... names) {
        return new MessageFormat(Serializer.jdk(new AllowList(List.of(names))),
                MessageFormat.DEFAULT_LIMIT);
    }

    /** A buffer of these bytes. */
    static ByteBuffer bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return ByteBuffer.wrap(bytes);
    }
}
