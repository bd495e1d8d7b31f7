package poolcraft.memory;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * File work that an interrupt must not break off: the JDK closes the channel of an interrupted
 * thread. The work is done again, and the thread is interrupted afterwards.
 */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Work with files that can be done again from its beginning. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T run(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
