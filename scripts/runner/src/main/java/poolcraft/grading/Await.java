package poolcraft.grading;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/**
 * Waits for a fact about another process or thread: asks again and again, and gives up in time.
 *
 * <pre>{@code
 * Await.until("the child writes its pid", () -> !logbook.lines().isEmpty());
 * }</pre>
 *
 * <p>The condition is asked in the caller's thread. Thread-safe.
 */
public final class Await {

    /** Half of a graded test's usual limit: a test that gives up here can still say why. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(5);

    private static final long PAUSE_MILLIS = 5;

    private static final long LOOK_MILLIS = 25;

    private Await() {}

    /**
     * Returns as soon as {@code condition} holds; fails the test after {@link #USUAL_LIMIT}.
     *
     * @param fact what is waited for, as a sentence: "the child has ended"
     */
    public static void until(String fact, BooleanSupplier condition) throws InterruptedException {
        until(fact, USUAL_LIMIT, condition);
    }

    /**
     * Returns as soon as {@code condition} holds; fails the test after {@code limit}.
     *
     * @param fact what is waited for, as a sentence: "the child has ended"
     */
    public static void until(String fact, Duration limit, BooleanSupplier condition)
            throws InterruptedException {
        if (!within(limit, condition)) {
            Assertions.fail("Waited " + seconds(limit) + " for this: " + fact
                    + ". It did not happen.");
        }
    }

    /** Whether {@code condition} held at some moment before {@code limit} was over. */
    public static boolean within(Duration limit, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    /**
     * The result of a task that runs in another thread, and may have started processes. It is waited
     * for as long as anything goes on, however slowly; when for some seconds neither this process
     * nor its children have used the processor, the test fails.
     *
     * @param situation what the test did, as a sentence: "The sender was closed."
     */
    public static <T> T resultOf(Future<T> task, String situation)
            throws InterruptedException, ExecutionException {
        Stillness stillness = new Stillness();
        while (!task.isDone()) {
            if (stillness.lasts()) {
                Assertions.fail(situation + " The method has not returned, and nothing goes on any"
                        + " more, here and in the child processes: what does each side wait for?");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return task.get();
    }

    private static String seconds(Duration limit) {
        double seconds = limit.toMillis() / 1000.0;
        return seconds == Math.rint(seconds)
                ? Math.round(seconds) + " seconds"
                : seconds + " seconds";
    }
}
