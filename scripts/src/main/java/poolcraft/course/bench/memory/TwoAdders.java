package poolcraft.course.bench.memory;

import poolcraft.course.bench.Team;
import poolcraft.course.bench.TimingLoop;
import poolcraft.memory.SharedInt;
import poolcraft.process.ProcessTarget;

/** Two processes that add one to the same number, whenever they are told to. */
public final class TwoAdders {

    private static final int PROCESSES = 2;

    private TwoAdders() {}

    /**
     * Answers rounds until there are no more.
     *
     * @param each how often each of the two adds one when it is told to
     * @param add does so
     * @throws IllegalStateException if an update was lost
     */
    public static void answer(SharedInt value, int each, ProcessTarget add) throws Exception {
        try (Team team = Team.start(PROCESSES, add)) {
            TimingLoop.answer(PROCESSES * each, () -> {
                int before = value.get();
                team.work();
                check(value.get() - before, PROCESSES * each);
                return value;
            });
        }
    }

    private static void check(int added, int expected) {
        if (added != expected) {
            throw new IllegalStateException("only " + added + " of " + expected
                    + " was added: an update was lost");
        }
    }
}
