package poolcraft.manager;

import java.time.Duration;

/**
 * Something that happens, and that processes wait for, in a manager: CPython's {@code
 * manager.Event()}.
 *
 * <pre>{@code
 * ManagedEvent ready = manager.event();
 * JvmProcess.start(() -> {
 *     ready.await();
 *     work();
 * });
 * ready.set();
 * }</pre>
 *
 * <p>Nobody holds an event: the end of a client changes nothing. But if the one that would have set
 * it ends, it will not be set: wait with a limit. Thread-safe. Instead use a {@link
 * poolcraft.lock.ProcessEvent}, which is a thousand times faster, on one machine.
 */
public interface ManagedEvent {

    /** Whether it is set. */
    boolean isSet();

    /** Sets it: all who wait go on, and nobody waits until it is cleared. */
    void set();

    /** Clears it: from now on {@code await} waits. */
    void clear();

    /** Waits until it is set; returns at once if it is. */
    void await() throws InterruptedException;

    /**
     * Waits until it is set, at most for {@code limit}; zero and less do not wait.
     *
     * @return whether it was set
     */
    boolean await(Duration limit) throws InterruptedException;
}
