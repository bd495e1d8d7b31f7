package poolcraft.lock;

import java.time.Duration;
import poolcraft.process.Rehearsal;

/** A lock, a semaphore and an event that arrive and are used. For the AOT cache alone. */
public final class LockRehearsal implements Rehearsal {

    private static final Duration SHORT = Duration.ofMillis(1);

    /** Called by the service loader. */
    public LockRehearsal() {}

    @Override
    public void run(Stage stage) throws Exception {
        try (ProcessLock lock = ProcessLock.create();
                ProcessSemaphore semaphore = ProcessSemaphore.create(1);
                ProcessEvent event = ProcessEvent.create()) {
            stage.perform(() -> {
                lock.lock();
                lock.unlock();
                semaphore.acquire();
                semaphore.release();
                event.await(SHORT);
                event.set();
            });
        }
    }
}
