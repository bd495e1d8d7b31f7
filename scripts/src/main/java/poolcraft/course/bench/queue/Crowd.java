package poolcraft.course.bench.queue;

import poolcraft.course.bench.Team;
import poolcraft.course.bench.TimingLoop;
import poolcraft.memory.SharedInt;
import poolcraft.queue.ProcessQueue;

/** Processes of which half put numbers into a queue, and half take them. */
final class Crowd {

    /** How many pass in a turn, all together. */
    private static final int ITEMS = 100_000;

    private static final int NOT_CHOSEN = -1;

    /** What this process is: an even number puts, an odd one takes. */
    private static int role = NOT_CHOSEN;

    private Crowd() {}

    static void answer(int each) throws Exception {
        try (ProcessQueue<Integer> queue = ProcessQueue.create();
                SharedInt roles = SharedInt.create(0);
                Team team = Team.start(2 * each, () -> work(queue, roles, ITEMS / each))) {
            TimingLoop.answer(ITEMS, () -> {
                team.work();
                check(queue.size());
                return queue;
            });
        }
    }

    private static void work(ProcessQueue<Integer> queue, SharedInt roles, int items)
            throws InterruptedException {
        if (role == NOT_CHOSEN) {
            role = roles.getAndIncrement();
        }
        for (int i = 0; i < items; i++) {
            if (role % 2 == 0) {
                queue.put(i);
            } else {
                queue.take();
            }
        }
    }

    private static void check(int left) {
        if (left != 0) {
            throw new IllegalStateException(left + " numbers are left in the queue");
        }
    }
}
