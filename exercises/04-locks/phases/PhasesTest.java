import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.lock.ProcessBarrier;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

@Idea("barrier")
@Limit(20)
class PhasesTest {

    private static final int PARTS = 3;
    private static final int STEPS = 4;
    private static final Duration LONG = Duration.ofHours(1);

    /** Who waits for longer than this waits for one who never comes. */
    private static final int TOO_LONG_SECONDS = 4;

    /** How many parts have done this step. */
    private SharedIntArray done;
    private ProcessBarrier barrier;
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        done = SharedIntArray.create(STEPS + 1);
        barrier = ProcessBarrier.create(PARTS);
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
        done.close();
        barrier.close();
    }

    /** Runs a part in a thread of its own; what comes out is its result. */
    private CompletableFuture<Integer> start(Phases.Part part, Duration limit) {
        CompletableFuture<Integer> result = new CompletableFuture<>();
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                result.complete(Phases.run(part, barrier, STEPS, limit));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }));
        return result;
    }

    private static int result(String who, CompletableFuture<Integer> result) throws Exception {
        try {
            return result.get(TOO_LONG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return fail(who + " It still waits, after " + TOO_LONG_SECONDS + " seconds.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError error) {
                throw error;
            }
            return fail(who + " It threw this: " + e.getCause(), e.getCause());
        }
    }

    /** Notes that a part has done a step, and checks that all had done the step before. */
    private void step(int step) {
        if (step > 0) {
            assertEquals(PARTS, done.get(step - 1), "A part has begun with step " + step + ". It"
                    + " needs what all " + PARTS + " parts have done in step " + (step - 1) + ". So"
                    + " many had done it:");
        }
        done.incrementAndGet(step);
    }

    /** Is so slow in a step that others who do not wait are seen in the next one. */
    private void slowAt(int slow, int step) throws InterruptedException {
        if (step == slow) {
            Await.within(Duration.ofMillis(150), () -> done.get(step + 1) > 0);
        }
        step(step);
    }

    @Test
    @Points(3)
    void nobodyIsAStepAhead() throws Exception {
        List<CompletableFuture<Integer>> results = List.of(start(this::step, LONG),
                start(this::step, LONG), start(step -> slowAt(0, step), LONG));
        for (var result : results) {
            assertEquals(STEPS, result("All is well.", result), "All parts have done their "
                    + STEPS + " steps. This is what run returned:");
        }
    }

    @Test
    @Points(1)
    void whoReturnsKnowsThatAllHaveDoneTheLastStep() throws Exception {
        int last = STEPS - 1;
        var returnedBefore = new AtomicBoolean();
        CompletableFuture<Integer> quick = start(this::step, LONG);
        List<CompletableFuture<Integer>> others = List.of(start(this::step, LONG), start(step -> {
            if (step == last) {
                returnedBefore.set(Await.within(Duration.ofMillis(500), quick::isDone));
            }
            step(step);
        }, LONG));
        assertEquals(STEPS, result("All is well.", quick), "All is well. run returned this:");
        for (var other : others) {
            assertEquals(STEPS, result("All is well.", other), "All is well. run returned this:");
        }
        assertFalse(returnedBefore.get(), "One part has returned and says that all have done "
                + STEPS + " steps. Another one had not begun the last one by then.");
    }

    @Test
    @Points(2)
    @Idea("broken-barrier")
    void whoFailsTellsTheOthers() throws Exception {
        for (Throwable failure : List.of(new FileNotFoundException("by the test"),
                new StackOverflowError("by the test"))) {
            done.fill(0);
            CompletableFuture<Integer> one = start(this::step, LONG);
            CompletableFuture<Integer> two = start(this::step, LONG);
            CompletableFuture<Integer> failing = start(step -> {
                if (step == 2) {
                    failWith(failure);
                }
                step(step);
            }, LONG);
            for (var result : List.of(one, two)) {
                assertEquals(2, result("Another part threw an exception in step 2.", result),
                        "Another part threw an exception in step 2, and has done the steps 0 and 1."
                                + " So many steps are done by all, as run returned:");
            }
            var thrown = failing.handle((_, exception) -> exception).get(1, TimeUnit.SECONDS);
            assertEquals(failure, thrown, "A part threw an exception. Its caller gets this:");
            assertTrue(barrier.isBroken(), "A part has failed. The barrier stays broken until those"
                    + " who know what has happened begin again; but somebody has reset it.");
            barrier.reset();
        }
    }

    private static void failWith(Throwable failure) throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (Exception) failure;
    }

    @Test
    @Points(2)
    @Idea("broken-barrier")
    void whoNeverComesIsWaitedForUntilTheLimit() throws Exception {
        long start = System.nanoTime();
        CompletableFuture<Integer> one = start(this::step, Duration.ofMillis(100));
        CompletableFuture<Integer> two = start(this::step, LONG);
        String when = "Of three parts, one never comes; one of the two others waits for 0.1 seconds"
                + " at most.";
        assertEquals(0, result(when, one), when + " No step is done by all. It returned:");
        assertEquals(0, result(when, two), when + " No step is done by all. The other returned:");
        assertTrue(System.nanoTime() - start >= 100_000_000, when + " They gave up before that.");
    }

    @Test
    @Points(1)
    void whoIsInterruptedStopsAndTellsTheOthers() throws Exception {
        CompletableFuture<Integer> one = start(this::step, LONG);
        CompletableFuture<Integer> two = start(this::step, LONG);
        Await.until("two parts have done step 0 and wait for the third",
                () -> barrier.waiting() == 2 || one.isDone() || two.isDone());
        threads.getFirst().interrupt();
        assertEquals(0, result("Another part was interrupted.", two), "Another part was"
                + " interrupted while it waited after step 0, and the third has not come. The"
                + " second one returned:");
        Throwable thrown = one.handle((_, exception) -> exception).get(2, TimeUnit.SECONDS);
        assertTrue(thrown instanceof InterruptedException, "A part was interrupted while it waited."
                + " That is an InterruptedException for its caller, who got " + thrown + ".");
    }

    @Test
    @Points(2)
    @Idea("broken-barrier")
    void aKilledPartIsNotWaitedFor() throws Exception {
        try (var dying = SharedInt.create(0)) {
            ProcessBarrier shared = barrier;
            SharedIntArray notes = done;
            JvmProcess other = JvmProcess.start(() -> Phases.run(step -> {
                if (step == 2) {
                    dying.set(1);
                    Thread.sleep(Duration.ofMinutes(1));
                }
                notes.incrementAndGet(step);
            }, shared, STEPS, Duration.ofHours(1)));
            CompletableFuture<Integer> one = start(this::step, LONG);
            CompletableFuture<Integer> two = start(this::step, LONG);
            Await.until("a part in another process begins with step 2", Duration.ofSeconds(12),
                    () -> dying.get() == 1 || !other.isAlive());
            assertEquals(1, dying.get(), "A part in another process has ended before step 2. Its"
                    + " trace, if there is one, is in the output.");
            other.kill();
            other.join();
            for (var result : List.of(one, two)) {
                assertEquals(2, result("Another process was killed in step 2.", result), "Another"
                        + " process was killed in step 2; steps 0 and 1 are done by all. run"
                        + " returned:");
            }
        }
    }
}
