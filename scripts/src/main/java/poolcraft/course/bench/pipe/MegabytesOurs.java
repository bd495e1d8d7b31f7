package poolcraft.course.bench.pipe;

import java.io.EOFException;
import java.io.IOException;
import poolcraft.course.bench.TimingLoop;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** The contender that sends megabytes to a child, which says when it has so many. */
final class MegabytesOurs {

    private static final int SIZE = 1 << 20;
    private static final int TIMES = 100;

    private MegabytesOurs() {}

    public static void main(String[] args) throws Exception {
        try (Pipe pipe = Pipe.open()) {
            Connection childs = pipe.right();
            JvmProcess.start(() -> receive(childs));
            byte[] message = new byte[SIZE];
            TimingLoop.answer(TIMES, () -> send(pipe.left(), message));
        }
    }

    private static Object send(Connection connection, byte[] message) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            connection.sendBytes(message);
        }
        return connection.receive();
    }

    private static void receive(Connection connection) throws IOException, InterruptedException {
        try {
            while (true) {
                for (int i = 0; i < TIMES; i++) {
                    check(connection.receiveBytes().length);
                }
                connection.send("all");
            }
        } catch (EOFException e) {
            connection.close();
        }
    }

    private static void check(int length) {
        if (length != SIZE) {
            throw new IllegalStateException("a message of " + length + " bytes came");
        }
    }
}
