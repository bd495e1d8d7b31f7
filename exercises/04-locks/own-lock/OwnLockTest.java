import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedLong;
import poolcraft.process.JvmProcess;

@Idea("lock-word")
@Limit(20)
class OwnLockTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final int COUNTS = 30_000;
    private static final long ASLEEP = 1;

    private SharedLong word;
    private TestWorld world;
    private OwnLock lock;
    private OwnLock other;

    @BeforeEach
    void open() throws Exception {
        word = SharedLong.create(0);
        world = new TestWorld(1);
        lock = new OwnLock(word, world);
        other = new OwnLock(word, new TestWorld(2));
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        word.close();
    }

    /** A world in which the test decides what happens while somebody waits. */
    private final class TestWorld implements OwnLock.World {

        private final long me;
        private final Set<Long> dead = new HashSet<>(Set.of(7L));
        private int pauses;
        private int sleeps;
        private int wakes;
        private boolean interrupted;
        private Runnable atPause = () -> {};
        private Runnable atSleep = () -> {};
        private Runnable atQuestion = () -> {};

        TestWorld(long me) {
            this.me = me;
        }

        @Override
        public long me() {
            return me;
        }

        @Override
        public boolean lives(long process) {
            assertTrue(process > 0, "lives was asked about " + process + "; no process has this"
                    + " number. The word is " + word.get() + ".");
            boolean answer = !dead.contains(process);
            atQuestion.run();
            return answer;
        }

        @Override
        public void pause() {
            pauses++;
            assertTrue(pauses <= 100, "Another process holds the lock and lives. This one has"
                    + " paused more than 100 times without a sleep: it burns a processor.");
            atPause.run();
        }

        @Override
        public void sleep(long value) throws InterruptedException {
            if (interrupted) {
                throw new InterruptedException("by the test");
            }
            sleeps++;
            pauses = 0;
            assertTrue(sleeps < 1000, "This process has slept a thousand times, and does not get"
                    + " the lock. The word is " + describe() + ".");
            if (value == word.get()) {
                atSleep.run();
            }
        }

        @Override
        public void wake() {
            wakes++;
        }
    }

    private String describe() {
        long value = word.get();
        return value == 0
                ? "0: free"
                : value + ": held by process " + value / 2
                        + (value % 2 == 0 ? ", and nobody sleeps" : ", and somebody may sleep");
    }

    @Test
    @Points(1)
    void aFreeLockIsTakenAndGivenBack() throws Exception {
        for (int round = 0; round < 3; round++) {
            assertFalse(lock.lock(), "The lock is free: it is not taken from a dead process.");
            assertEquals(2, word.get(), "Process 1 holds the lock, and nobody sleeps. The word:");
            lock.unlock();
            assertEquals(0, word.get(), "The lock was given back. The word:");
        }
        assertEquals(0, world.sleeps, "Nobody else wanted the lock. So often, it slept:");
        assertEquals(0, world.wakes, "Nobody sleeps. So often, it called wake:");
    }

    @Test
    @Points(1)
    void onlyTheHolderGivesItBack() throws Exception {
        assertThrows(IllegalMonitorStateException.class, lock::unlock, "The lock is free.");
        assertEquals(0, word.get(), "The lock was free, and unlock failed. The word:");
        for (long value : new long[]{4, 5}) {
            word.set(value);
            assertThrows(IllegalMonitorStateException.class, lock::unlock, "Process 1 unlocks, and"
                    + " process 2 holds the lock.");
            assertEquals(value, word.get(), "Process 2 holds the lock, and another one tried to"
                    + " unlock it. The word was " + value + ", and now it is:");
        }
        assertEquals(0, world.wakes, "Nothing was unlocked. So often, it called wake:");
    }

    @Test
    @Points(1)
    void whoHoldsItDoesNotWaitForItself() throws Exception {
        for (long value : new long[]{2, 3}) {
            word.set(value);
            assertThrows(IllegalStateException.class, lock::lock, "Process 1 holds the lock and"
                    + " locks it again. If it waited, it would wait for ever.");
            assertEquals(value, word.get(), "Process 1 holds the lock as before. The word:");
        }
    }

    @Test
    @Points(1)
    @Idea("waiting")
    void forALockThatIsSoonFreeItWaitsAwake() throws Exception {
        other.lock();
        world.atPause = () -> {
            if (world.pauses == 5) {
                other.unlock();
            }
        };
        assertFalse(lock.lock(), "Process 2 unlocked: nobody has died.");
        assertEquals(2, word.get(), "Process 1 holds the lock, and nobody sleeps. The word:");
        assertEquals(0, world.sleeps, "Process 2 has unlocked at the fifth pause of process 1. So"
                + " often, process 1 slept:");
    }

    @Test
    @Points(2)
    @Idea("waiting")
    void whoSleepsIsWoken() throws Exception {
        word.set(4);
        TestWorld others = new TestWorld(2);
        other = new OwnLock(word, others);
        world.atSleep = () -> {
            other.unlock();
            if (others.wakes == 0) {
                fail("Process 1 sleeps. Process 2 unlocks, finds the word even, and so wakes"
                        + " nobody: process 1 sleeps for a free lock. Say it before you sleep.");
            }
        };
        assertFalse(lock.lock(), "Process 2 unlocked: nobody has died.");
        assertEquals(1, word.get() / 2, "Process 1 has got the lock. This process holds it:");
        assertEquals(1, world.sleeps, "Process 2 unlocked in the first sleep. So often, process 1"
                + " slept:");
    }

    @Test
    @Points(2)
    @Idea("waiting")
    void aWakeUpIsNoPromise() throws Exception {
        other.lock();
        world.atSleep = () -> {
            assertEquals(2, word.get() / 2, "Process 2 holds the lock. According to the word, this"
                    + " one does:");
            if (world.sleeps == 5) {
                other.unlock();
            }
        };
        assertFalse(lock.lock(), "Process 2 unlocked: nobody has died.");
        assertEquals(5, world.sleeps, "Process 2 unlocked in the fifth sleep of process 1; the four"
                + " before ended without a reason. So often, process 1 slept:");
    }

    @Test
    @Points(2)
    @Idea("waiting")
    void whoWasWokenRemembersThatOthersSleep() throws Exception {
        word.set(4 + ASLEEP);
        world.atSleep = other::unlock;
        lock.lock();
        lock.unlock();
        assertEquals(1, world.wakes, "Process 1 and another one slept. Process 2 unlocked, which"
                + " woke process 1; that one took the lock and gave it back. The other one still"
                + " sleeps. So often, process 1 called wake:");
    }

    @Test
    @Points(1)
    @Idea("waiting")
    void whoIsInterruptedAsleepHasNothing() throws Exception {
        other.lock();
        world.interrupted = true;
        assertThrows(InterruptedException.class, lock::lock, "It is interrupted asleep.");
        assertEquals(2, word.get() / 2, "Process 1 was interrupted. Process 2 holds the lock.");
        other.unlock();
    }

    @Test
    @Points(2)
    @Idea("dead-holder")
    void fromADeadHolderItIsTakenAndThatIsTold() throws Exception {
        for (long value : new long[]{14, 15}) {
            word.set(value);
            assertTrue(lock.lock(), "Process 7 held the lock and is dead. lock returned this:");
            assertEquals(1, word.get() / 2, "Process 1 holds the lock now. By the word, it is:");
            lock.unlock();
            assertEquals(0, word.get(), "Process 1 has unlocked. The word:");
            assertFalse(lock.lock(), "The lock was free, it was not taken from a dead process.");
            lock.unlock();
        }
        assertTrue(world.wakes > 0, "Process 7 died while another one slept for the lock. Process 1"
                + " took it and gave it back, and called wake 0 times.");
    }

    @Test
    @Points(2)
    @Idea("dead-holder")
    void aHolderMayDieWhileOthersSleep() throws Exception {
        other.lock();
        world.atSleep = () -> {
            if (world.sleeps == 3) {
                world.dead.add(2L);
            }
        };
        assertTrue(lock.lock(), "Process 2 died while process 1 slept. lock returned this:");
        assertEquals(3, world.sleeps, "Process 2 died in the third sleep. So often, it slept:");
    }

    @Test
    @Points(2)
    @Idea("dead-holder")
    void ofTwoWhoFindItDeadOneGetsIt() throws Exception {
        word.set(14);
        OwnLock third = new OwnLock(word, new TestWorld(3));
        world.atQuestion = () -> {
            world.atQuestion = () -> {};
            word.set(6);
        };
        world.atSleep = third::unlock;
        assertFalse(lock.lock(), "Process 7 is dead. While process 1 asked about it, process 3 was"
                + " quicker and took the lock; it unlocked later, and lives. So process 1 has the"
                + " lock from a living one. lock returned this:");
        assertEquals(1, world.sleeps, "Process 1 had to wait for process 3. So often, it slept:");
    }

    /** The world as it is; who is not woken sleeps for as long as the word does not change. */
    private record RealWorld(SharedLong word, SharedInt wakes)
            implements
                OwnLock.World,
                Serializable {

        @Override
        public long me() {
            return JvmProcess.current().pid();
        }

        @Override
        public boolean lives(long process) {
            return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
        }

        @Override
        public void pause() {
            Thread.onSpinWait();
        }

        @Override
        public void sleep(long value) throws InterruptedException {
            int before = wakes.get();
            long start = System.nanoTime();
            while (word.get() == value && wakes.get() == before
                    && System.nanoTime() - start < 100_000_000) {
                LockSupport.parkNanos(20_000);
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while it waits for the lock");
                }
            }
        }

        @Override
        public void wake() {
            wakes.incrementAndGet();
        }
    }

    @Test
    @Points(3)
    @Idea("lock")
    void processesThatCountUnderItLoseNothing() throws Exception {
        try (var wakes = SharedInt.create(0);
                var total = SharedLong.create(0);
                var ready = SharedInt.create(0)) {
            var real = new RealWorld(word, wakes);
            List<JvmProcess> processes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                processes.add(JvmProcess.start(() -> count(real, total, ready)));
            }
            for (JvmProcess process : processes) {
                assertTrue(process.join(PATIENCE), "Three processes count under the lock, and do"
                        + " not come to an end. The word is " + describe() + ".");
                assertEquals(0, process.exitCode().orElse(-1),
                        "A process that counts has failed; its trace is in the output. If it is"
                                + " unlock that failed, two processes had the lock at once.");
            }
            assertEquals(3L * COUNTS, total.get(), "Three processes have each added 1 to a number"
                    + " " + COUNTS + " times, under the lock. Who loses one had it together with"
                    + " another. The number:");
            assertEquals(0, word.get(), "All have unlocked. The word:");
        }
    }

    private static void count(RealWorld real, SharedLong total, SharedInt ready)
            throws InterruptedException {
        var lock = new OwnLock(real.word, real);
        ready.incrementAndGet();
        while (ready.get() < 3) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < COUNTS; i++) {
            lock.lock();
            total.setPlain(total.getPlain() + 1);
            lock.unlock();
        }
    }

    @Test
    @Points(2)
    @Idea("dead-holder")
    void aKilledHolderHoldsUpNobody() throws Exception {
        try (var wakes = SharedInt.create(0); var locked = SharedInt.create(0)) {
            var real = new RealWorld(word, wakes);
            JvmProcess holder = JvmProcess.start(() -> lockForEver(real, locked));
            Await.until("another process takes the lock", PATIENCE,
                    () -> locked.get() == 1 || !holder.isAlive());
            assertEquals(holder.pid(), word.get() / 2, "Another process has taken the lock. By the"
                    + " word, this one holds it:");
            holder.kill();
            holder.join();
            var mine = new OwnLock(word, real);
            assertTrue(mine.lock(), "A process was killed while it held the lock. lock says:");
            mine.unlock();
            assertEquals(0, word.get(), "The lock was given back. The word:");
        }
    }

    private static void lockForEver(RealWorld real, SharedInt locked) throws InterruptedException {
        new OwnLock(real.word, real).lock();
        locked.set(1);
        while (true) {
            Thread.sleep(1000);
        }
    }
}
