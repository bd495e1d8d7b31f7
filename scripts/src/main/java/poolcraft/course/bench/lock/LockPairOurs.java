package poolcraft.course.bench.lock;

import poolcraft.course.bench.TimingLoop;
import poolcraft.lock.ProcessLock;

/** The contender that takes a free lock and gives it back. */
final class LockPairOurs {

    private static final int PAIRS = 2_000_000;

    private LockPairOurs() {}

    public static void main(String[] args) throws Exception {
        try (ProcessLock lock = ProcessLock.create()) {
            TimingLoop.answer(PAIRS, () -> {
                takeAndGiveBack(lock);
                return lock;
            });
        }
    }

    @SuppressWarnings("LockNotBeforeTry") // Nothing happens in between that could fail.
    private static void takeAndGiveBack(ProcessLock lock) {
        for (int i = 0; i < PAIRS; i++) {
            lock.lock();
            lock.unlock();
        }
    }
}
