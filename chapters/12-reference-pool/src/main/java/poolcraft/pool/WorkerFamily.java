package poolcraft.pool;

/**
 * The programs that tasks have started in this worker: they end with it, unless it ends because its
 * work is done. Only it can find them in time: when it has ended they have another parent.
 */
final class WorkerFamily implements Runnable {

    private volatile boolean mayStay;

    /** The worker is about to end in good order: what its tasks have left running goes on. */
    void mayStay() {
        mayStay = true;
    }

    @Override
    public void run() {
        if (!mayStay) {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
