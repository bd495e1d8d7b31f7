package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Objects whose bytes were damaged, by chance or on purpose. */
class DamagedObjectTest {

    private static final AllowList ALLOW_LIST = new AllowList(List.of());

    private static byte[] write(Object object) {
        var out = new ByteArrayOutputStream();
        ObjectCodec.write(object, "the object", ALLOW_LIST, new Transfer(), out);
        return out.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        return ObjectCodec.read(new ByteArrayInputStream(bytes), ALLOW_LIST);
    }

    /** The JDK answers with an InternalError to a map with a key and no value. */
    @Test
    void halfAnEntryIsDamage() {
        byte[] bytes = write(Map.of("key", "value", "other", "more"));
        int at = indexOf(bytes, new byte[]{0x77, 4, 0, 0, 0, 4}); // a block of data: 4 elements
        bytes[at + 5] = 3;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(StreamCorruptedException.class)
                .hasMessageContaining("the object cannot be read")
                .hasCauseInstanceOf(InternalError.class);
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (ByteBuffer.wrap(bytes, i, wanted.length).equals(ByteBuffer.wrap(wanted))) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    /** Whatever the bytes: an object, or one of the two exceptions that are declared. */
    @Test
    void damagedBytesDoNoHarm() {
        byte[] good = write(List.of(Map.of("a", 1L, "b", 2.0), new int[]{1, 2, 3}, "text",
                Instant.EPOCH, new PriorityQueue<>(List.of(3, 1, 2)),
                new IllegalStateException("thrown")));
        var random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = good.clone();
            for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertHarmless(damaged);
        }
    }

    private static void assertHarmless(byte[] bytes) {
        try {
            read(bytes);
        } catch (IOException | ClassNotFoundException e) {
            // As it should be: anything else ends the test.
        }
    }
}
