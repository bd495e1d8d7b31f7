package poolcraft.course.bench.lock;

import poolcraft.course.bench.memory.TwoAdders;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;

/** The contender whose processes take a lock for each addition. */
final class SharedIntLockedOurs {

    private static final int EACH = 200_000;

    private SharedIntLockedOurs() {}

    public static void main(String[] args) throws Exception {
        try (ProcessLock lock = ProcessLock.create(); SharedInt value = SharedInt.create(0)) {
            TwoAdders.answer(value, EACH, () -> add(lock, value));
        }
    }

    private static void add(ProcessLock lock, SharedInt value) {
        for (int i = 0; i < EACH; i++) {
            lock.lock();
            try {
                value.setPlain(value.getPlain() + 1);
            } finally {
                lock.unlock();
            }
        }
    }
}
