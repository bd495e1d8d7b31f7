package poolcraft.pipe.link;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Puts off the interrupts of the current thread until it is closed. Used by one thread. */
final class Interrupts implements Closeable {

    private boolean interrupted = Thread.interrupted();

    /** Takes note of an interrupt that came meanwhile. */
    void putOff() {
        interrupted |= Thread.interrupted();
    }

    /**
     * Waits for a notification of {@code monitor}, which the thread holds.
     *
     * @throws IOException if the moment {@code deadline} has passed
     */
    void await(Object monitor, long deadline) throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new IOException("The process at the other end did not answer in time.");
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(monitor, left);
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    @Override
    public void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
