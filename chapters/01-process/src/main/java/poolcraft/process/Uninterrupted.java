package poolcraft.process;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * File work that an interrupt must not break off: the JDK closes the channel of an interrupted
 * thread. The work is done again, and the thread is interrupted afterwards.
 *
 * <pre>{@code
 * MemorySegment memory = Uninterrupted.run(() -> map(file, arena));
 * }</pre>
 *
 * <p>Thread-safe: it has no state.
 */
public final class Uninterrupted {

    private Uninterrupted() {}

    /** Work with files that can be done again from its beginning. */
    @FunctionalInterface
    public interface Work<T> {

        /** Does the work. */
        T run() throws IOException;
    }

    /**
     * Does {@code work}, again for as long as interrupts break it off.
     *
     * @throws IOException if the work fails for another reason
     */
    public static <T> T run(Work<T> work) throws IOException {
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
