import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedLong;
import poolcraft.memory.SharedLongArray;
import poolcraft.process.JvmProcess;

@Idea("repair")
@Limit(20)
class BookkeeperTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final int DIED = 9;
    private static final int NEVER = 1_000_000_000;

    private ProcessLock lock;
    private SharedLongArray entries;
    private SharedLong total;
    private SharedInt unguarded;
    private SharedInt writes;
    private SharedLedger ledger;

    @BeforeEach
    void open() throws Exception {
        lock = ProcessLock.create();
        entries = SharedLongArray.of(10, 20, 30);
        total = SharedLong.create(60);
        unguarded = SharedInt.create(0);
        writes = SharedInt.create(0);
        ledger = new SharedLedger(lock, entries, total, unguarded, writes, NEVER);
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        lock.close();
        entries.close();
        total.close();
        unguarded.close();
        writes.close();
    }

    /**
     * A ledger that notes who comes without the lock, and in which one can die.
     *
     * @param death before which of its writes this process dies, from 1 on
     */
    private record SharedLedger(ProcessLock lock, SharedLongArray entries, SharedLong sum,
            SharedInt unguarded, SharedInt writes, int death)
            implements
                Bookkeeper.Ledger,
                Serializable {

        private void check() {
            if (!lock.isHeldByCurrentThread()) {
                unguarded.incrementAndGet();
            }
        }

        private void beforeWrite() {
            check();
            if (writes.incrementAndGet() == death) {
                Runtime.getRuntime().halt(DIED);
            }
        }

        @Override
        public int size() {
            return entries.length();
        }

        @Override
        public long entry(int index) {
            check();
            return entries.get(index);
        }

        @Override
        public void setEntry(int index, long value) {
            beforeWrite();
            entries.set(index, value);
        }

        @Override
        public long total() {
            check();
            return sum.get();
        }

        @Override
        public void setTotal(long value) {
            beforeWrite();
            sum.set(value);
        }

        SharedLedger deadly(int death) {
            return new SharedLedger(lock, entries, sum, unguarded, writes, death);
        }
    }

    /** Another process adds 5 to entry 1, and dies before its write number {@code death}. */
    private void dieBeforeWrite(int death) throws InterruptedException {
        writes.set(0);
        SharedLedger deadly = ledger.deadly(death);
        JvmProcess other = JvmProcess.start(() -> Bookkeeper.add(deadly.lock, deadly, 1, 5));
        assertTrue(other.join(PATIENCE), "A process that calls add does not end.");
        assertEquals(DIED, other.exitCode().orElse(-1), "A process was to die in add, before write"
                + " " + death + " to the ledger, with this exit code. It has written "
                + writes.get() + " times.");
        writes.set(-NEVER);
    }

    private void assertWhole(String when) {
        assertEquals(entries.stream().sum(), total.get(), when + " The entries are "
                + entries.stream().boxed().toList() + ". Their total should be their sum:");
        assertFalse(lock.isLocked(), when + " The lock was not given back: " + lock);
        assertTrue(lock.isConsistent(), when + " The ledger is repaired, but the lock does not"
                + " know: it tells the next one that somebody has died.");
        assertEquals(0, unguarded.get(), when + " The ledger was read or written by one who did not"
                + " hold the lock. So often:");
    }

    @Test
    @Points(1)
    @Idea("together")
    void anEntryAndTheTotalGrow() {
        Bookkeeper.add(lock, ledger, 0, 7);
        Bookkeeper.add(lock, ledger, 2, -1);
        assertEquals("[17, 20, 29] 66", describe(), "The entries were 10, 20 and 30. Then came 7 to"
                + " the first one and -1 to the last one. The entries and the total:");
        assertWhole("Two amounts were added.");
    }

    private String describe() {
        return entries.stream().boxed().toList() + " " + total.get();
    }

    @Test
    @Points(1)
    @Idea("lock")
    void aBadIndexLeavesTheLockFree() {
        assertThrows(IndexOutOfBoundsException.class, () -> Bookkeeper.add(lock, ledger, 3, 7),
                "The ledger has the entries 0 to 2, and something is added to entry 3.");
        assertEquals("[10, 20, 30] 60", describe(), "Nothing was added. Entries and total:");
        assertWhole("Entry 3 does not exist.");
    }

    @Test
    @Points(3)
    void theNextOneRepairsWhatADeadOneLeft() throws Exception {
        for (int death = 1; death <= 2; death++) {
            dieBeforeWrite(death);
            long others = entries.get(1) + entries.get(2);
            long before = entries.get(0);
            Bookkeeper.add(lock, ledger, 0, 7);
            String when = "A process died in add before its write " + death + "; it would have"
                    + " added 5 to the entry 1. Then another one added 7 to the entry 0.";
            assertEquals(before + 7, entries.get(0), when + " The entry 0 was " + before
                    + "; now it is:");
            assertTrue(Math.abs(others - entries.get(1) - entries.get(2)) <= 5, when + " The"
                    + " entries are now " + entries.stream().boxed().toList());
            assertWhole(when);
        }
    }

    @Test
    @Points(2)
    @Idea("dead-holder")
    void whatOthersAddedIsKept() throws Exception {
        Bookkeeper.add(lock, ledger, 2, 1000);
        dieBeforeWrite(2);
        Bookkeeper.add(lock, ledger, 0, 7);
        assertEquals(17, entries.get(0), "Entry 0 was 10, and 7 came to it after a death.");
        assertEquals(1030, entries.get(2), "Entry 2 was 30, and 1000 came to it before a death.");
        assertWhole("A process died in add, and another one repaired and added.");
    }

    @Test
    @Points(2)
    void whoDiesInTheRepairLeavesItToTheNext() throws Exception {
        dieBeforeWrite(2);
        dieBeforeWrite(1);
        Bookkeeper.add(lock, ledger, 0, 7);
        assertEquals(17, entries.get(0), "One died in add, another one in the repair. A third one"
                + " added 7 to entry 0, which was 10.");
        assertWhole("One died in add, another one in the repair. A third one repaired.");
    }

    @Test
    @Points(2)
    void noDeathLosesAnything() throws Exception {
        SharedLedger shared = ledger;
        for (int kill = 0; kill < 4; kill++) {
            JvmProcess other = JvmProcess.start(() -> addForEver(shared));
            int more = writes.get() + 50 + 17 * kill;
            Await.until("a process adds again and again", PATIENCE,
                    () -> writes.get() >= more || !other.isAlive());
            assertTrue(other.isAlive(),
                    "The process that adds has failed; its trace is in the output.");
            other.kill();
            other.join();
            Bookkeeper.add(lock, ledger, 0, 1);
            assertWhole("A process that added again and again was killed, and then another one"
                    + " added.");
        }
    }

    private static void addForEver(SharedLedger ledger) {
        while (true) {
            Bookkeeper.add(ledger.lock, ledger, 1, 5);
        }
    }
}
