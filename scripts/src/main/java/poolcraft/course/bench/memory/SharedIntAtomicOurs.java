package poolcraft.course.bench.memory;

import poolcraft.memory.SharedInt;

/** The contender whose processes add atomically, and need no lock. */
final class SharedIntAtomicOurs {

    private static final int EACH = 2_000_000;

    private SharedIntAtomicOurs() {}

    public static void main(String[] args) throws Exception {
        try (SharedInt value = SharedInt.create(0)) {
            TwoAdders.answer(value, EACH, () -> add(value));
        }
    }

    private static void add(SharedInt value) {
        for (int i = 0; i < EACH; i++) {
            value.incrementAndGet();
        }
    }
}
