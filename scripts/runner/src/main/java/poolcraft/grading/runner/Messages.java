package poolcraft.grading.runner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages as bytes: one byte that names the kind, then its fields. */
final class Messages {

    private static final int READY = 1;
    private static final int STARTED = 2;
    private static final int ENDED = 3;
    private static final int EXITING = 4;
    private static final int DONE = 5;
    private static final int STOPPING = 6;

    private Messages() {}

    static byte[] toBytes(Message message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        if (message instanceof Message.Started started) {
            out.write(STARTED);
            out.writeUTF(started.test());
        } else if (message instanceof Message.Ended ended) {
            write(ended, out);
        } else if (message instanceof Message.Exiting exiting) {
            out.write(EXITING);
            Order.writeAll(exiting.frames(), out);
        } else if (message instanceof Message.Done done) {
            out.write(DONE);
            Order.writeAll(done.threads(), out);
        } else if (message instanceof Message.Stopping) {
            out.write(STOPPING);
        } else {
            out.write(READY);
        }
        return bytes.toByteArray();
    }

    static Message fromBytes(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int kind = in.read();
        return switch (kind) {
            case READY -> new Message.Ready();
            case STARTED -> new Message.Started(in.readUTF());
            case ENDED -> new Message.Ended(in.readUTF(), outcome(in.readUTF()), readFailure(in));
            case EXITING -> new Message.Exiting(Order.readAll(in));
            case STOPPING -> new Message.Stopping();
            case DONE -> new Message.Done(Order.readAll(in));
            default -> throw new IOException("A message of unknown kind " + kind);
        };
    }

    private static Outcome outcome(String name) throws IOException {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().equals(name)) {
                return outcome;
            }
        }
        throw new IOException("A test ended in an unknown way: " + name);
    }

    private static void write(Message.Ended ended, DataOutputStream out) throws IOException {
        out.write(ENDED);
        out.writeUTF(ended.test());
        out.writeUTF(ended.outcome().name());
        Failure failure = ended.failure();
        out.writeBoolean(failure != null);
        if (failure != null) {
            out.writeUTF(failure.type());
            out.writeUTF(failure.message());
            writeOptional(failure.expected(), out);
            writeOptional(failure.actual(), out);
            Order.writeAll(failure.frames(), out);
        }
    }

    private static @Nullable Failure readFailure(DataInputStream in) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        return new Failure(in.readUTF(), in.readUTF(), readOptional(in), readOptional(in),
                Order.readAll(in));
    }

    private static void writeOptional(@Nullable String text, DataOutputStream out)
            throws IOException {
        Order.writeAll(text == null ? List.of() : List.of(text), out);
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        List<String> texts = Order.readAll(in);
        return texts.isEmpty() ? null : texts.get(0);
    }
}
