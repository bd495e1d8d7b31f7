package poolcraft.queue;

import poolcraft.process.Rehearsal;

/** Queues that arrive, give and take. For the AOT cache alone. */
public final class QueueRehearsal implements Rehearsal {

    /** Called by the service loader. */
    public QueueRehearsal() {}

    @Override
    public void run(Stage stage) throws Exception {
        try (ProcessQueue<Object> items = ProcessQueue.create(2);
                JoinableProcessQueue<Object> jobs = JoinableProcessQueue.create()) {
            items.put("item");
            jobs.put(1);
            stage.perform(() -> {
                items.put(items.take());
                jobs.take();
                jobs.taskDone();
            });
            items.take();
            jobs.join();
        }
    }
}
