package poolcraft.pool;

import java.util.List;
import poolcraft.process.JvmProcess;

/**
 * The programs that tasks have started in this worker: they end with it, unless it ends because its
 * work is done. They are looked for before it ends: afterwards they have another parent.
 */
final class WorkerFamily implements Runnable {

    private volatile boolean mayStay;

    /** The worker is about to end in good order: what its tasks have left running goes on. */
    void mayStay() {
        mayStay = true;
    }

    /** From the pool: ends {@code worker} at once, with all that its tasks have started. */
    static void kill(JvmProcess worker) {
        List<ProcessHandle> family = ProcessHandle.of(worker.pid())
                .map(handle -> handle.descendants().toList()).orElse(List.of());
        worker.kill();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void run() {
        if (!mayStay) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
