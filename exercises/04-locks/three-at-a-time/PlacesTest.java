import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.lock.ProcessSemaphore;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

@Idea("semaphore")
@Limit(20)
class PlacesTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration SHORT = Duration.ofMillis(50);

    /** Who waits for longer than this waits for what will never come. */
    private static final Duration TOO_LONG = Duration.ofSeconds(3);

    private static final int TASKS = 100;

    private ProcessSemaphore places;

    @BeforeEach
    void open() throws Exception {
        places = ProcessSemaphore.create(3);
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        places.close();
    }

    @Test
    @Points(1)
    void theWorkIsDoneInAPlace() throws Exception {
        for (int i = 0; i < 5; i++) {
            int[] free = {-1};
            Optional<String> result = run(SHORT, () -> {
                free[0] = places.availablePermits();
                return "done";
            });
            assertEquals(Optional.of("done"), result, "There were 3 free places, and the work"
                    + " brings \"done\".");
            assertEquals(2, free[0], "One of 3 places was taken while the work was done. So many"
                    + " were free:");
            assertEquals(3, places.availablePermits(), "The work is done. Of 3 places, so many are"
                    + " free:");
        }
    }

    @Test
    @Points(2)
    void whoFailsGivesThePlaceBack() {
        for (Throwable failure : List.of(new FileNotFoundException("no such page"),
                new IllegalStateException("by the test"), new StackOverflowError("by the test"))) {
            Throwable thrown = assertThrows(failure.getClass(), () -> run(SHORT, () -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (Exception) failure;
            }), "The work threw a " + failure.getClass().getSimpleName() + ".");
            assertEquals(failure, thrown, "This is what the caller gets.");
            assertEquals(3, places.availablePermits(), "The work threw a "
                    + failure.getClass().getSimpleName() + ". Of 3 places, so many are free now:");
        }
    }

    @Test
    @Points(2)
    void withoutAPlaceNothingIsDone() throws Exception {
        takeAllPlaces();
        for (Duration limit : new Duration[]{Duration.ZERO, SHORT}) {
            Optional<String> result = run(limit,
                    () -> fail("No place is free, and the work is done nevertheless."));
            assertEquals(Optional.empty(), result, "No place got free within " + limit + ".");
            assertNoneIsFree("all three places are taken, and no work was done");
        }
    }

    private void takeAllPlaces() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            places.acquire();
        }
    }

    private void assertNoneIsFree(String when) {
        assertEquals(0, places.availablePermits(), "This was so: " + when + ". Nobody has given a"
                + " place back that was his, but so many are free now:");
    }

    @Test
    @Points(2)
    void whoIsInterruptedTakesNoPlace() throws Exception {
        takeAllPlaces();
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class,
                () -> Places.run(places, Duration.ofHours(1), () -> "done"),
                "The one who waits for a place is interrupted.");
        assertNoneIsFree("all three places are taken, and who waited for one was interrupted");
    }

    @Test
    @Points(2)
    @Idea("permits")
    void thePlaceOfAKilledProcessGetsFree() throws Exception {
        ProcessSemaphore shared = places;
        try (var atWork = SharedInt.create(0)) {
            List<JvmProcess> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(JvmProcess.start(() -> Places.run(shared, PATIENCE, () -> {
                    atWork.incrementAndGet();
                    Thread.sleep(Duration.ofMinutes(1));
                    return "never";
                })));
            }
            Await.until("three processes do their work in the three places", PATIENCE,
                    () -> atWork.get() == 3 || !workers.stream().allMatch(JvmProcess::isAlive));
            assertEquals(3, atWork.get(), "One of three processes has ended before all did their"
                    + " work; its trace, if there is one, is in the output. So many did:");
            workers.getFirst().kill();
            workers.getFirst().join();
            assertEquals(Optional.of("done"), run(TOO_LONG, () -> "done"), "Three processes had a"
                    + " place each, and one was killed. Its place was waited for, but in "
                    + TOO_LONG.toSeconds() + " seconds it did not get free.");
        }
    }

    @Test
    @Points(2)
    void neverAreMoreThanThreeAtWork() throws Exception {
        ProcessSemaphore shared = places;
        try (var here = SharedInt.create(0);
                var atWork = SharedInt.create(0);
                var most = SharedInt.create(0);
                var done = SharedInt.create(0)) {
            List<JvmProcess> workers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                workers.add(JvmProcess.start(() -> {
                    awaitAll(here);
                    twoThreads(shared, atWork, most, done);
                }));
            }
            for (JvmProcess worker : workers) {
                assertTrue(worker.join(PATIENCE), "A process that does its work in the places does"
                        + " not end. Free places: " + places.availablePermits());
            }
            assertEquals(6 * TASKS, done.get(), "Three processes with two threads each have done "
                    + TASKS + " pieces of work in each thread. In all:");
            assertEquals(3, most.get(),
                    "There were 3 places, and work enough for 6. So many were at"
                            + " work at once, at most:");
            assertEquals(3, places.availablePermits(), "All work is done. Free places:");
        }
    }

    /** On a busy machine, the first process could be done before the last one begins. */
    private static void awaitAll(SharedInt here) throws InterruptedException {
        here.incrementAndGet();
        Await.until("three processes have begun", PATIENCE, () -> here.get() == 3);
    }

    private static void twoThreads(ProcessSemaphore places, SharedInt atWork, SharedInt most,
            SharedInt done) throws InterruptedException {
        Thread second = Thread.startVirtualThread(() -> manyTimes(places, atWork, most, done));
        manyTimes(places, atWork, most, done);
        second.join();
    }

    private static void manyTimes(ProcessSemaphore places, SharedInt atWork, SharedInt most,
            SharedInt done) {
        for (int i = 0; i < TASKS; i++) {
            try {
                Places.run(places, PATIENCE, () -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    Thread.sleep(1);
                    atWork.decrementAndGet();
                    return done.incrementAndGet();
                });
            } catch (Exception e) {
                throw new IllegalStateException("the work failed", e);
            }
        }
    }

    /** Ends a wait that has no end. */
    private <T> Optional<T> run(Duration limit, Callable<T> work) throws Exception {
        Thread waiting = Thread.currentThread();
        Thread guard = Thread.startVirtualThread(() -> interruptLater(waiting));
        try {
            return Places.run(places, limit, work);
        } catch (InterruptedException e) {
            throw new IOException("run with a limit of " + limit + " still waited after "
                    + TOO_LONG.plusSeconds(1).toSeconds() + " seconds.", e);
        } finally {
            guard.interrupt();
            guard.join();
            Thread.interrupted();
        }
    }

    private static void interruptLater(Thread thread) {
        try {
            Thread.sleep(TOO_LONG.plusSeconds(1));
            thread.interrupt();
        } catch (InterruptedException e) {
            // It was in time.
        }
    }
}
