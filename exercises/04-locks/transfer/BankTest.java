import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedLong;
import poolcraft.process.JvmProcess;

@Idea("deadlock")
@Limit(20)
class BankTest {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final int TRANSFERS = 20_000;

    private SharedLong low;
    private SharedLong high;
    private final List<String> events = new ArrayList<>();
    private final TestLock lowLock = new TestLock(3);
    private final TestLock highLock = new TestLock(8);

    @BeforeEach
    void open() throws Exception {
        low = SharedLong.create(100);
        high = SharedLong.create(50);
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        low.close();
        high.close();
    }

    /** A lock that tells what is done with it, and does something of the test's meanwhile. */
    private final class TestLock implements Lock {

        private final int number;
        private boolean held;
        private Runnable beforeLock = () -> {};
        private Runnable beforeUnlock = () -> {};

        TestLock(int number) {
            this.number = number;
        }

        @Override
        public void lock() {
            beforeLock.run();
            events.add("lock " + number);
            if (held) {
                throw new IllegalStateException("this thread holds the lock already");
            }
            held = true;
        }

        @Override
        public void unlock() {
            events.add("unlock " + number);
            if (!held) {
                throw new IllegalMonitorStateException("nobody holds this lock");
            }
            beforeUnlock.run();
            held = false;
        }

        @Override
        public void lockInterruptibly() {
            lock();
        }

        @Override
        public boolean tryLock() {
            lock();
            return true;
        }

        @Override
        public boolean tryLock(long time, TimeUnit unit) {
            return tryLock();
        }

        @Override
        public Condition newCondition() {
            throw new UnsupportedOperationException("no conditions in this exercise");
        }
    }

    private Bank.Account low() {
        return new Bank.Account(3, lowLock, low);
    }

    private Bank.Account high() {
        return new Bank.Account(8, highLock, high);
    }

    private void assertBalances(long ofLow, long ofHigh, String when) {
        assertEquals(ofLow + " and " + ofHigh, low.get() + " and " + high.get(), when
                + " The balances of the two accounts:");
        assertFalse(lowLock.held || highLock.held, when + " A lock was not given back: " + events);
    }

    @Test
    @Points(1)
    @Idea("lock")
    void moneyMoves() {
        assertTrue(Bank.transfer(low(), high(), 30), "The first account has 100, and 30 go.");
        assertBalances(70, 80, "30 of 100 were moved to an account with 50.");
        assertTrue(Bank.transfer(high(), low(), 80), "The account has 80, and 80 go.");
        assertBalances(150, 0, "Then 80 of 80 were moved back.");
    }

    @Test
    @Points(1)
    @Idea("lock")
    void whatIsNotThereDoesNotMove() {
        assertFalse(Bank.transfer(low(), high(), 101), "The account has 100, and 101 should go.");
        assertBalances(100, 50, "Nothing was moved, since there was too little.");
    }

    @Test
    @Points(3)
    void theOrderOfTheLocksIsTheSameBothWays() {
        Set<Integer> firsts = new TreeSet<>();
        for (int i = 0; i < 50; i++) {
            var from = new Bank.Account(3, new TestLock(3), low);
            var to = new Bank.Account(8, new TestLock(8), high);
            firsts.add(firstOf(from, to));
            firsts.add(firstOf(to, from));
        }
        assertEquals(1, firsts.size(), "Money went from account 3 to 8 and from 8 to 3, many times,"
                + " each time with new objects for the same accounts, as other processes have. The"
                + " lock that was taken first was sometimes that of 3 and sometimes that of 8: two"
                + " processes, each with one of them, would wait for each other for ever. So many"
                + " different first locks there were:");
    }

    private int firstOf(Bank.Account from, Bank.Account to) {
        events.clear();
        Bank.transfer(from, to, 1);
        List<String> locks = events.stream().filter(event -> event.startsWith("lock")).toList();
        assertEquals(2, locks.size(), "For each transfer, both accounts are locked once. This is"
                + " what was done: " + events);
        return locks.getFirst().equals("lock 3") ? 3 : 8;
    }

    @Test
    @Points(2)
    @Idea("together")
    void theBalanceIsLookedAtUnderTheLock() {
        lowLock.beforeLock = () -> low.set(20);
        assertFalse(Bank.transfer(low(), high(), 50), "The account had 100. While its lock was"
                + " waited for, another process took 80. There is too little now for 50.");
        assertBalances(20, 50, "While the lock was waited for, another process took 80 of 100.");
    }

    @Test
    @Points(2)
    @Idea("together")
    void noMoneyIsUnderWayWhenALockIsGivenBack() {
        Runnable check = () -> assertEquals(150, low.get() + high.get(), "A lock is given back;"
                + " whoever waits for it sees the accounts now. Their sum is 150. What was done so"
                + " far: " + events + ". The sum is now:");
        lowLock.beforeUnlock = check;
        highLock.beforeUnlock = check;
        Bank.transfer(low(), high(), 30);
        Bank.transfer(high(), low(), 10);
        assertBalances(80, 70, "30 went from 3 to 8, and 10 came back.");
    }

    @Test
    @Points(1)
    @Idea("again")
    void anAccountCanPayItself() {
        assertTrue(Bank.transfer(low(), low(), 30), "An account with 100 pays itself 30.");
        assertBalances(100, 50, "An account has paid itself.");
        var sameNumber = new Bank.Account(3, lowLock, low);
        assertTrue(Bank.transfer(low(), sameNumber, 30), "Two objects with the same number are the"
                + " same account.");
        assertBalances(100, 50, "An account has paid itself.");
    }

    @Test
    @Points(2)
    @Idea("dead-holder")
    void whenTheSecondLockFailsTheFirstIsGivenBack() {
        for (TestLock failing : List.of(lowLock, highLock)) {
            events.clear();
            failing.beforeLock = () -> {
                throw new IllegalStateException("the holder died, says the test");
            };
            var thrown = assertThrows(RuntimeException.class,
                    () -> Bank.transfer(low(), high(), 30), "The lock of account " + failing.number
                            + " throws, since its holder died.");
            assertEquals("the holder died, says the test", thrown.getMessage(),
                    "The lock of account"
                            + " " + failing.number + " threw an exception. What was done besides: "
                            + events
                            + ". The one that the caller got says:");
            failing.beforeLock = () -> {};
            assertBalances(100, 50, "The lock of account " + failing.number + " threw an"
                    + " exception.");
        }
    }

    @Test
    @Points(3)
    @Idea("lock")
    void twoProcessesLoseNothing() throws Exception {
        SharedLong one = low;
        SharedLong two = high;
        try (var oneLock = ProcessLock.create();
                var twoLock = ProcessLock.create();
                var ready = SharedInt.create(0)) {
            one.set(1_000_000);
            two.set(1_000_000);
            JvmProcess there = JvmProcess.start(() -> pay(new Bank.Account(3, oneLock, one),
                    new Bank.Account(8, twoLock, two), 3, ready));
            JvmProcess back = JvmProcess.start(() -> pay(new Bank.Account(8, twoLock, two),
                    new Bank.Account(3, oneLock, one), 2, ready));
            for (JvmProcess process : List.of(there, back)) {
                assertTrue(process.join(PATIENCE), "Two processes transfer in both directions, and"
                        + " do not come to an end. The locks are " + oneLock + " and " + twoLock
                        + ".");
                assertEquals(0, process.exitCode().orElse(-1),
                        "A process that transfers has failed; its trace is in the output.");
            }
        }
        assertEquals(1_000_000 - TRANSFERS + " and " + (1_000_000 + TRANSFERS),
                one.get() + " and " + two.get(), "Two accounts had 1000000 each. " + TRANSFERS
                        + " times, one process moved 3 there and another one 2 back. The balances"
                        + " now:");
    }

    private static void pay(Bank.Account from, Bank.Account to, long amount, SharedInt ready) {
        ready.incrementAndGet();
        while (ready.get() < 2) {
            Thread.onSpinWait();
        }
        for (int i = 0; i < TRANSFERS; i++) {
            Bank.transfer(from, to, amount);
        }
    }
}
