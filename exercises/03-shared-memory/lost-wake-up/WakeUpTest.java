import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

@Idea("sleeping")
@Limit(20)
class WakeUpTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final int THROWS = 1_500;

    private SharedInt asleep;
    private final TestBell bell = new TestBell();
    private boolean work;

    @BeforeEach
    void open() throws Exception {
        asleep = SharedInt.create(0);
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        asleep.close();
    }

    /** A bell that does something of the test's when somebody wants to sleep on it. */
    private static final class TestBell implements WakeUp.Bell {

        private int rings;
        private int sleeps;
        private Runnable whileAsleep = () -> {};

        @Override
        public void ring() {
            rings++;
        }

        @Override
        public void await() {
            sleeps++;
            whileAsleep.run();
        }
    }

    /** What the other side does. */
    private void makeWork() {
        work = true;
        WakeUp.wake(asleep, bell);
    }

    @Test
    @Points(1)
    void whoHasWorkDoesNotSleep() throws Exception {
        WakeUp.awaitWork(asleep, () -> true, bell);
        assertEquals(0, bell.sleeps, "There is work already. So often, the bell was awaited.");
        assertEquals(0, asleep.get(), "awaitWork has returned: asleep is 0.");
    }

    @Test
    @Points(1)
    void whoHasNoneSleepsUntilItIsRungFor() throws Exception {
        bell.whileAsleep = () -> {
            assertEquals(1, asleep.get(), "The bell is awaited: asleep is 1.");
            assertEquals(1, bell.sleeps, "There was work, and the bell was awaited once more.");
            makeWork();
            assertEquals(1, bell.rings, "Somebody sleeps. The other side made work and called wake;"
                    + " so often, the bell was rung.");
        };
        WakeUp.awaitWork(asleep, () -> work, bell);
        assertEquals(1, bell.sleeps, "There was no work at first. So often, the bell was awaited.");
        assertEquals(0, asleep.get(), "awaitWork has returned: asleep is 0.");
    }

    @Test
    @Points(3)
    void noWakeUpIsLost() throws Exception {
        for (int look = 1; look <= 1000; look++) {
            work = false;
            bell.rings = 0;
            WakeUp.awaitWork(asleep, worksAfter(look), strict());
            assertEquals(0, asleep.get(), "awaitWork has returned: asleep is 0.");
        }
    }

    /** Answers that there is nothing to do; just after look number {@code last} there is. */
    private BooleanSupplier worksAfter(int last) {
        int[] looks = {0};
        return () -> {
            boolean answer = work;
            if (++looks[0] == last) {
                makeWork();
            }
            return answer;
        };
    }

    /** Returns without a reason, but never when there is work and nobody has rung. */
    private WakeUp.Bell strict() {
        return new WakeUp.Bell() {
            @Override
            public void ring() {
                bell.ring();
            }

            @Override
            public void await() {
                if (work && bell.rings == 0) {
                    fail("Somebody falls asleep, there is work, and nobody has rung: the other side"
                            + " made work and called wake just after it had been asked whether"
                            + " there was any.");
                }
            }
        };
    }

    @Test
    @Points(2)
    void nobodyIsRungForWhoIsAwake() throws Exception {
        WakeUp.wake(asleep, bell);
        assertEquals(0, bell.rings, "Nobody has ever slept. So often, the bell was rung.");
        int[] looks = {0};
        WakeUp.awaitWork(asleep, () -> ++looks[0] > 1, bell);
        WakeUp.wake(asleep, bell);
        assertEquals(0, bell.rings, "Work was there at the second look, and awaitWork has returned."
                + " Then wake was called. So often, the bell was rung.");
    }

    @Test
    @Points(1)
    void aSleeperIsRungForOnce() throws Exception {
        bell.whileAsleep = () -> {
            makeWork();
            makeWork();
            makeWork();
        };
        WakeUp.awaitWork(asleep, () -> work, bell);
        assertEquals(1, bell.rings, "Somebody sleeps, and wake was called three times. So often,"
                + " the bell was rung.");
    }

    @Test
    @Points(2)
    void aBellThatWakesForNothingDoesNoHarm() throws Exception {
        bell.whileAsleep = () -> {
            assertEquals(1, asleep.get(), "The bell is awaited for the " + bell.sleeps
                    + "th time, since it has returned without a reason: asleep is 1.");
            if (bell.sleeps == 5) {
                makeWork();
                assertEquals(1, bell.rings, "Somebody sleeps. So often, the bell was rung.");
            }
        };
        WakeUp.awaitWork(asleep, () -> work, bell);
        assertTrue(work, "awaitWork has returned, and there was no work.");
    }

    @Test
    @Points(1)
    void anInterruptedSleeperIsAwake() {
        WakeUp.Bell interrupted = new WakeUp.Bell() {
            @Override
            public void ring() {}

            @Override
            public void await() throws InterruptedException {
                throw new InterruptedException("by the test");
            }
        };
        assertThrows(InterruptedException.class,
                () -> WakeUp.awaitWork(asleep, () -> false, interrupted),
                "The one who sleeps is interrupted.");
        assertEquals(0, asleep.get(), "awaitWork has thrown: asleep is 0.");
    }

    @Test
    @Points(2)
    void twoProcessesWakeEachOther() throws Exception {
        try (var other = SharedInt.create(0);
                var ball = SharedInt.create(0);
                var bellA = SharedInt.create(0);
                var bellB = SharedInt.create(0)) {
            SharedInt mine = asleep;
            JvmProcess child = JvmProcess
                    .start(() -> play(1, ball, other, mine, new WordBell(bellB, bellA)));
            play(0, ball, mine, other, new WordBell(bellA, bellB));
            assertTrue(child.join(PATIENCE), "The other process does not end.");
            assertEquals(0, child.exitCode().orElse(-1),
                    "The other process has failed; its trace is in the output.");
        }
    }

    /** One side of a game: waits for the ball, and plays it back. */
    private static void play(int side, SharedInt ball, SharedInt mine, SharedInt theirs,
            WakeUp.Bell bell) throws InterruptedException {
        for (int throwNumber = side; throwNumber < THROWS; throwNumber += 2) {
            int expected = throwNumber;
            WakeUp.awaitWork(mine, () -> ball.get() >= expected, bell);
            ball.incrementAndGet();
            WakeUp.wake(theirs, bell);
        }
    }

    /** A bell of two words in shared memory. Who is not rung for sleeps for ever. */
    private record WordBell(SharedInt rungForMe, SharedInt rungForOther)
            implements
                WakeUp.Bell,
                java.io.Serializable {

        @Override
        public void ring() {
            rungForOther.set(1);
        }

        @Override
        public void await() {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!rungForMe.compareAndSet(1, 0)) {
                LockSupport.parkNanos(20_000);
                if (System.nanoTime() > end) {
                    throw new AssertionError("nobody has rung for 12 seconds");
                }
            }
        }
    }
}
