package poolcraft.course.bench.memory;

import poolcraft.course.bench.Team;
import poolcraft.course.bench.TimingLoop;
import poolcraft.memory.SharedInt;

/** The contender whose processes add atomically, and need no lock. */
final class SharedIntAtomicOurs {

    private static final int EACH = 2_000_000;
    private static final int PROCESSES = 2;

    private SharedIntAtomicOurs() {}

    public static void main(String[] args) throws Exception {
        try (SharedInt value = SharedInt.create(0);
                Team team = Team.start(PROCESSES, () -> add(value))) {
            TimingLoop.answer(PROCESSES * EACH, () -> {
                int before = value.get();
                team.work();
                check(value.get() - before);
                return value;
            });
        }
    }

    private static void add(SharedInt value) {
        for (int i = 0; i < EACH; i++) {
            value.incrementAndGet();
        }
    }

    private static void check(int added) {
        if (added != PROCESSES * EACH) {
            throw new IllegalStateException("only " + added + " was added: an update was lost");
        }
    }
}
