package poolcraft.course.bench.pipe;

import java.io.EOFException;
import java.io.IOException;
import poolcraft.course.bench.TimingLoop;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** Round trips to a child that sends back what it gets. */
final class Echo {

    private static final int TIMES = 5_000;

    private Echo() {}

    static void answer(Pipe pipe) throws Exception {
        Connection childs = pipe.right();
        try (pipe) {
            JvmProcess.start(() -> echo(childs));
            Connection ours = pipe.left();
            TimingLoop.answer(TIMES, () -> roundTrips(ours));
        }
    }

    private static void echo(Connection connection) throws IOException, InterruptedException {
        try {
            while (true) {
                connection.send(connection.receive());
            }
        } catch (EOFException e) {
            connection.close();
        }
    }

    private static Object roundTrips(Connection connection) throws Exception {
        for (int i = 0; i < TIMES; i++) {
            connection.send(i);
            Object answer = connection.receive();
            if (!Integer.valueOf(i).equals(answer)) {
                throw new IllegalStateException("sent " + i + ", and " + answer + " came back");
            }
        }
        return connection;
    }
}
