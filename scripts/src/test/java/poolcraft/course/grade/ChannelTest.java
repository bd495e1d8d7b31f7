package poolcraft.course.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import org.junit.jupiter.api.Test;
import poolcraft.grading.runner.Failure;
import poolcraft.grading.runner.FrameReader;
import poolcraft.grading.runner.FrameWriter;
import poolcraft.grading.runner.Message;
import poolcraft.grading.runner.Outcome;

class ChannelTest {

    private static final Message PASSED = new Message.Ended("a", Outcome.PASSED, null);

    private static byte[] written(String key, Message... messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FrameWriter writer = new FrameWriter(Channels.newChannel(bytes), key);
        for (Message message : messages) {
            writer.write(message);
        }
        return bytes.toByteArray();
    }

    private static FrameReader reader(byte[] bytes) {
        return new FrameReader(Channels.newChannel(new ByteArrayInputStream(bytes)), "key");
    }

    @Test
    void everyMessageArrivesAsItWasSent() throws IOException {
        List<Message> messages = List.of(new Message.Ready(), new Message.Started("a"), PASSED,
                new Message.Ended("b", Outcome.FAILED,
                        new Failure("T", "m", "1", null, List.of("f"))),
                new Message.Stopping(), new Message.Exiting(List.of("x")),
                new Message.Done(List.of("t")));
        FrameReader reader = reader(written("key", messages.toArray(Message[]::new)));
        for (Message message : messages) {
            assertThat(reader.read()).isEqualTo(message);
        }
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
    }

    @Test
    void aMessageWithAnotherKeyIsRefused() throws IOException {
        byte[] forged = written("guess", PASSED);
        assertThatThrownBy(() -> reader(forged).read()).hasMessageContaining("wrong seal");
    }

    @Test
    void aMessageThatIsPlayedTwiceIsRefused() throws IOException {
        byte[] once = written("key", PASSED);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.writeBytes(once);
        twice.writeBytes(once);
        FrameReader reader = reader(twice.toByteArray());
        assertThat(reader.read()).isEqualTo(PASSED);
        assertThatThrownBy(reader::read).hasMessageContaining("wrong seal");
    }

    @Test
    void aMessageCutShortIsRefused() throws IOException {
        byte[] whole = written("key", PASSED);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        assertThatThrownBy(() -> reader(cut).read()).isInstanceOf(EOFException.class);
    }
}
