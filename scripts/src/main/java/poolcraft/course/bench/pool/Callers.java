package poolcraft.course.bench.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import poolcraft.course.bench.TimingLoop;

/** Threads that make a call again and again, each with a pause before it. */
final class Callers {

    /** How many calls make a turn, if there is no pause. */
    private static final int TIMES = 4_000;

    private static final int TIMES_WITH_PAUSE = 50;

    private Callers() {}

    /**
     * Answers with the nanoseconds of a call; those of many callers at once count together.
     *
     * @param arguments how many callers, and their pause in milliseconds
     */
    static void answer(String[] arguments, Callable<?> call) throws Exception {
        int callers = Integer.parseInt(arguments[0]);
        int pause = Integer.parseInt(arguments[1]);
        if (pause > 0) {
            TimingLoop.answerWith(() -> withPause(call, pause));
        } else {
            TimingLoop.answer(TIMES, () -> together(callers, call));
        }
    }

    private static double withPause(Callable<?> call, int pause) throws Exception {
        long sum = 0;
        for (int i = 0; i < TIMES_WITH_PAUSE; i++) {
            Thread.sleep(pause);
            long start = System.nanoTime();
            call.call();
            sum += System.nanoTime() - start;
        }
        return (double) sum / TIMES_WITH_PAUSE;
    }

    private static List<Thread> together(int callers, Callable<?> call) throws Exception {
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < callers; i++) {
            others.add(Thread.ofPlatform().start(() -> quietly(TIMES / callers, call)));
        }
        quietly(TIMES / callers, call);
        for (Thread other : others) {
            other.join();
        }
        return others;
    }

    private static void quietly(int times, Callable<?> call) {
        try {
            for (int i = 0; i < times; i++) {
                call.call();
            }
        } catch (Exception e) {
            throw new IllegalStateException("A call has failed, and nothing was measured.", e);
        }
    }
}
