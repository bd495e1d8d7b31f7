package poolcraft.pipe;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import poolcraft.process.JvmProcess;

/** A child process at the other end of a pipe. Closing it ends the child. */
record Peer(JvmProcess process, Connection connection) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** What the child does with its end. */
    @FunctionalInterface
    interface Work extends Serializable {
        void with(Connection connection) throws Exception;
    }

    static Peer start(Work work) throws IOException {
        Pipe pipe = Pipe.open();
        Connection childs = pipe.right();
        return new Peer(JvmProcess.start(() -> work.with(childs)), pipe.left());
    }

    /** Kills the child; returns at once. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        connection.close();
        process.kill();
        try {
            if (!process.join(LIMIT)) {
                throw new AssertionError("not dead: " + process);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
