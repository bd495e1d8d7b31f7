import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.lock.ProcessEvent;
import poolcraft.process.JvmProcess;

@Idea("event")
@Limit(20)
class StartupTest {

    private static final Duration LONG = Duration.ofHours(1);

    /** Who waits for longer than this waits for what will never come. */
    private static final Duration TOO_LONG = Duration.ofSeconds(3);

    private ProcessEvent ready;
    private final AtomicInteger questions = new AtomicInteger();

    @BeforeEach
    void open() throws Exception {
        ready = ProcessEvent.create();
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        ready.close();
    }

    @Test
    @Points(1)
    void aServerThatIsReadyIsNotWaitedFor() throws Exception {
        ready.set();
        for (Duration limit : new Duration[]{Duration.ZERO, LONG}) {
            assertTrue(awaitReady(() -> true, limit), "The event is set. Within " + limit + ", the"
                    + " server was said not to be ready.");
        }
    }

    @Test
    @Points(1)
    void aServerThatBecomesReadyIsWaitedFor() throws Exception {
        ProcessEvent event = ready;
        JvmProcess server = JvmProcess.start(() -> {
            event.set();
            Thread.sleep(Duration.ofMinutes(1));
        });
        assertTrue(Startup.awaitReady(ready, server::isAlive, Duration.ofSeconds(15)),
                "A process was started that sets the event and lives on. The server was said not to"
                        + " be ready.");
        server.kill();
        server.join();
    }

    @Test
    @Points(1)
    void theLimitIsKept() throws Exception {
        for (int millis : new int[]{0, 30, 250}) {
            long start = System.nanoTime();
            assertFalse(awaitReady(() -> true, Duration.ofMillis(millis)),
                    "The event is never set. The server was said to be ready.");
            long waited = (System.nanoTime() - start) / 1_000_000;
            assertTrue(waited >= millis, "The server lives and may still become ready. With a limit"
                    + " of " + millis + " ms, it was waited for only " + waited + " ms.");
        }
    }

    @Test
    @Points(2)
    void aDeadServerIsNotWaitedFor() throws Exception {
        assertFalse(awaitReady(() -> false, LONG), "The server is dead, and the event is not set."
                + " The server was said to be ready.");
    }

    @Test
    @Points(2)
    void aServerMayDieLater() throws Exception {
        assertFalse(awaitReady(() -> questions.get() <= 3, LONG), "The server lived when it was"
                + " asked about three times, and died then. It was said to be ready.");
    }

    @Test
    @Points(2)
    void whatADeadServerHasSaidCounts() throws Exception {
        boolean answer = awaitReady(() -> {
            ready.set();
            return false;
        }, LONG);
        assertTrue(answer, "The event was not set. Then the server set it, did its work and ended."
                + " Then awaitReady learned that it is dead. The server has been ready, but"
                + " awaitReady says that it has not.");
    }

    @Test
    @Points(1)
    @Idea("waiting")
    void whoWaitsSleeps() throws Exception {
        awaitReady(() -> true, Duration.ofMillis(400));
        assertTrue(questions.get() <= 60, "It waited 0.4 seconds, and asked " + questions.get()
                + " times whether the server lives: it burns a processor. Sleep in between.");
    }

    @Test
    @Points(1)
    @Idea("waiting")
    void whoWaitsIsWokenByTheEvent() throws Exception {
        long start = System.nanoTime();
        for (int round = 0; round < 80; round++) {
            ready.clear();
            Thread server = new Thread(ready::set);
            boolean answer = awaitReady(() -> {
                if (server.getState() == Thread.State.NEW) {
                    server.start();
                }
                return true;
            }, LONG, 10 * TOO_LONG.toMillis());
            assertTrue(answer, "The event is set, and the server lives.");
            server.join();
        }
        assertTrue(System.nanoTime() - start < 80 * 150_000_000L, "An event is set as soon as"
                + " somebody has begun to wait; and so 80 times. Each time, more than 0.15 seconds"
                + " passed until it was noticed. Wait in await, which the event ends.");
    }

    private boolean awaitReady(BooleanSupplier lives, Duration limit) throws InterruptedException {
        return awaitReady(lives, limit, TOO_LONG.toMillis());
    }

    /** Counts the questions, and ends a wait that has no end. */
    private boolean awaitReady(BooleanSupplier lives, Duration limit, long most)
            throws InterruptedException {
        Thread waiting = Thread.currentThread();
        Thread guard = Thread.startVirtualThread(() -> interruptAfter(most, waiting));
        try {
            return Startup.awaitReady(ready, () -> {
                questions.incrementAndGet();
                return lives.getAsBoolean();
            }, limit);
        } catch (InterruptedException e) {
            return fail("awaitReady with a limit of " + limit + " still waited after " + most / 1000
                    + " seconds. The event is " + (ready.isSet() ? "set" : "not set") + ". It asked"
                    + " " + questions.get() + " times whether the server lives.");
        } finally {
            guard.interrupt();
            guard.join();
            Thread.interrupted();
        }
    }

    private static void interruptAfter(long millis, Thread thread) {
        try {
            Thread.sleep(millis);
            thread.interrupt();
        } catch (InterruptedException e) {
            // It was in time.
        }
    }

    @Test
    @Points(1)
    void aRealServerThatDiesIsNotWaitedFor() throws Exception {
        JvmProcess server = JvmProcess.start(() -> {});
        assertFalse(Startup.awaitReady(ready, server::isAlive, Duration.ofSeconds(15)),
                "A process was started that ends without setting the event. It was said to be"
                        + " ready.");
        assertFalse(server.isAlive(),
                "The process still lives: awaitReady has given up too early.");
        assertEquals(0, server.exitCode().orElse(-1), "Its exit code.");
    }
}
