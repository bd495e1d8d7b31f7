package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/** A pipe with a serializer of one's own: the sample of {@link Serializer}. */
class SerializerTest {

    private Pipe pipe;

    @BeforeEach
    void open() throws IOException {
        pipe = Pipe.builder().serializer(new PointSerializer()).open();
    }

    @AfterEach
    void close() {
        pipe.close();
    }

    private record Point(int x, int y) {}

    private record PointSerializer() implements Serializer {

        @Override
        public void write(Object object, OutputStream out, Transfer transfer)
                throws IOException {
            if (!(object instanceof Point point)) {
                throw new TransferException("Only points are sent here, no " + object, null);
            }
            var data = new DataOutputStream(out);
            data.writeInt(point.x());
            data.writeInt(point.y());
        }

        @Override
        public Object read(InputStream in) throws IOException {
            var data = new DataInputStream(in);
            int x = data.readInt();
            if (x < 0) {
                throw new IllegalStateException("no room to the left");
            }
            return new Point(x, data.readInt());
        }
    }

    @Test
    void objectsTravelAsTheSerializerSays() throws Exception {
        pipe.left().send(new Point(3, 4));
        assertThat(pipe.right().receive()).isEqualTo(new Point(3, 4));
    }

    @Test
    void simpleValuesDoWithout() throws Exception {
        pipe.left().send("text");
        assertThat(pipe.right().receive()).isEqualTo("text");
    }

    @Test
    void whatTheSerializerRefusesIsNotSent() throws Exception {
        assertThatThrownBy(() -> pipe.left().send(Thread.State.NEW))
                .isInstanceOf(TransferException.class).hasMessageContaining("Only points");
        assertThat(pipe.right().poll()).isFalse();
    }

    @Test
    void whatTheSerializerCannotReadIsLostAlone() throws Exception {
        pipe.left().send(new Point(-1, 0));
        pipe.left().send(new Point(1, 0));
        assertThatThrownBy(pipe.right()::receive).isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("no room to the left");
        assertThat(pipe.right().receive()).isEqualTo(new Point(1, 0));
    }
}
