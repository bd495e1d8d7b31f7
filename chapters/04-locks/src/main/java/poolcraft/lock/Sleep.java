package poolcraft.lock;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A thread of this process that sleeps, or is about to, until something in shared memory has
 * changed. Closing it ends the sleep.
 */
final class Sleep implements AutoCloseable {

    private final Bell bell;
    private final BooleanSupplier due;
    private final Thread thread = Thread.currentThread();

    /**
     * The current thread will sleep.
     *
     * @param due whether it has to be woken; asked in other threads
     */
    Sleep(Bell bell, BooleanSupplier due) {
        this.bell = bell;
        this.due = due;
        bell.add(this);
    }

    /**
     * Wakes the thread if there is a reason. One that cannot be asked, since its memory is closed or
     * its question fails, has to find that out itself.
     */
    void wakeIfDue() {
        boolean wake;
        try {
            wake = due.getAsBoolean();
        } catch (RuntimeException | Error e) {
            wake = true;
        }
        if (wake) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        bell.remove(this);
    }
}
