package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Objects in bytes, for the channels of later chapters. */
class ObjectCodecTest {

    private static final AllowList LIST = new AllowList(List.of());

    private static byte[] write(Object object) {
        var bytes = new ByteArrayOutputStream();
        ObjectCodec.write(object, "the object", LIST, new Transfer(), bytes);
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        return ObjectCodec.read(new ByteArrayInputStream(bytes), LIST);
    }

    @Test
    void anObjectIsReadAsItWasWritten() throws Exception {
        assertThat(read(write(List.of(1, "two")))).isEqualTo(List.of(1, "two"));
    }

    @Test
    void aStreamMayHoldManyObjects() throws Exception {
        var bytes = new ByteArrayOutputStream();
        ObjectCodec.write("one", "the object", LIST, new Transfer(), bytes);
        int length = bytes.size();
        ObjectCodec.write("two", "the object", LIST, new Transfer(), bytes);
        byte[] both = bytes.toByteArray();
        assertThat(read(Arrays.copyOf(both, length))).isEqualTo("one");
        assertThat(read(Arrays.copyOfRange(both, length, both.length))).isEqualTo("two");
    }

    @Test
    void anArrayThatItsBytesCannotFillIsRefused() {
        byte[] bytes = write(new long[]{5});
        bytes[bytes.length - 12] = 0x7f;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("more than its bytes can hold");
    }

    @Test
    void aClassThatFailsWhileItIsReadIsAnIOException() {
        assertThatThrownBy(() -> read(write(new Failing()))).isInstanceOf(IOException.class)
                .hasMessageContaining("on purpose");
    }

    private static final class Failing implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Serial
        private Object readResolve() {
            throw new IllegalStateException("on purpose");
        }
    }

    @Test
    void sharedThingsThatCameWithWhatCannotBeReadAreClosed() {
        int before = Door.CLOSED.get();
        byte[] bytes = write(new Object[]{new Door(), new Door(), new Failing()});
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
        assertThat(Door.CLOSED.get() - before).isEqualTo(2);
    }

    @Test
    void sharedThingsThatCameStayOpen() throws Exception {
        int before = Door.CLOSED.get();
        assertThat(read(write(new Door()))).isInstanceOf(Door.class);
        assertThat(Door.CLOSED.get()).isEqualTo(before);
    }

    private static final class Door implements Transferable, AutoCloseable {

        private static final AtomicInteger CLOSED = new AtomicInteger();

        @Override
        public Serializable ticket(Transfer transfer) {
            return new Ticket();
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }

        private record Ticket() implements Serializable {

            @Serial
            private Object readResolve() {
                return new Door();
            }
        }
    }
}
