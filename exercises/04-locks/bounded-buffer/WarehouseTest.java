import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.lock.ProcessCondition;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

@Idea("condition")
@Limit(20)
class WarehouseTest {

    private static final int ITEMS = 400;

    private final TestLock lock = new TestLock();
    private final TestShelf shelf = new TestShelf();
    private final Warehouse warehouse = new Warehouse(lock, lock, shelf);

    @AfterEach
    void endWhatIsLeft() {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    private void assertLocked(String what) {
        assertTrue(lock.held, what + " was done without the lock. Others may do something to the"
                + " shelf at the same time.");
    }

    /** A shelf for two items, which notices who comes without the lock. */
    private final class TestShelf implements Warehouse.Shelf {

        private final ArrayDeque<Integer> items = new ArrayDeque<>();

        @Override
        public boolean isFull() {
            assertLocked("A look whether the shelf is full");
            return items.size() == 2;
        }

        @Override
        public boolean isEmpty() {
            assertLocked("A look whether the shelf is empty");
            return items.isEmpty();
        }

        @Override
        public void add(int item) {
            assertLocked("To add an item to the shelf");
            assertTrue(items.size() < 2, "An item was added to a full shelf.");
            items.add(item);
        }

        @Override
        public int remove() {
            assertLocked("To remove an item from the shelf");
            assertFalse(items.isEmpty(), "An item was removed from an empty shelf.");
            return items.remove();
        }
    }

    /** A lock and its condition. While somebody waits, the others do what the test wants. */
    @SuppressWarnings("WaitNotInLoop") // It is what is waited for; the loop is the student's.
    private final class TestLock implements Lock, Condition {

        private boolean held;
        private int waits;
        private int signals;
        private boolean interrupted;
        private Runnable others = () -> {};

        @Override
        public void lock() {
            assertFalse(held, "One who holds the lock has locked it once more.");
            held = true;
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
        public void unlock() {
            if (!held) {
                throw new IllegalMonitorStateException("nobody holds this lock");
            }
            held = false;
        }

        @Override
        public Condition newCondition() {
            return this;
        }

        @Override
        public void await() throws InterruptedException {
            assertLocked("A wait for the condition");
            if (interrupted) {
                throw new InterruptedException("by the test");
            }
            waits++;
            assertTrue(waits <= 1000, "It has been woken 1000 times, and waits again.");
            others.run();
        }

        @Override
        public boolean await(long time, TimeUnit unit) throws InterruptedException {
            return awaitNanos(unit.toNanos(time)) > 0;
        }

        @Override
        public long awaitNanos(long nanos) throws InterruptedException {
            long start = System.nanoTime();
            await();
            return nanos - (System.nanoTime() - start);
        }

        @Override
        public boolean awaitUntil(Date deadline) throws InterruptedException {
            await();
            return true;
        }

        @Override
        public void awaitUninterruptibly() {
            throw new AssertionError("Nobody can interrupt one who waits in this way. Use await.");
        }

        @Override
        public void signal() {
            assertLocked("A signal");
            signals++;
        }

        @Override
        public void signalAll() {
            signal();
        }
    }

    private void assertFree(String when) {
        assertFalse(lock.held, when + " The lock was not given back.");
    }

    @Test
    @Points(1)
    void itemsComeOutInOrder() throws Exception {
        for (int item = 0; item < 10; item += 2) {
            warehouse.put(item);
            warehouse.put(item + 1);
            assertEquals(item, warehouse.take(), "The items 0 to 9 go through the warehouse.");
            assertEquals(OptionalInt.of(item + 1), warehouse.take(Duration.ZERO), "This item lies"
                    + " there; the limit is zero.");
        }
        assertEquals(0, lock.waits, "Nobody had a reason to wait. So often, somebody did:");
        assertFree("Items were put and taken.");
    }

    @Test
    @Points(1)
    void whoChangesSomethingSaysSo() throws Exception {
        warehouse.put(1);
        assertTrue(lock.signals > 0, "An item was put on an empty shelf, and nobody was told. Some"
                + " may wait for it.");
        warehouse.put(2);
        lock.signals = 0;
        warehouse.take();
        assertTrue(lock.signals > 0,
                "An item was taken from a full shelf, and nobody was told. Some"
                        + " may wait for the room.");
        warehouse.put(3);
        lock.signals = 0;
        warehouse.take(Duration.ofSeconds(1));
        assertTrue(lock.signals > 0,
                "An item was taken, with a limit, from a full shelf, and nobody"
                        + " was told. Some may wait for the room.");
    }

    @Test
    @Points(2)
    void whoTakesWaitsUntilThereIsAnItem() throws Exception {
        for (Duration limit : new Duration[]{null, Duration.ofHours(1)}) {
            lock.waits = 0;
            lock.others = () -> {
                if (lock.waits == 5) {
                    shelf.add(42);
                }
            };
            int item = limit == null ? warehouse.take() : warehouse.take(limit).orElse(-1);
            assertEquals(42, item, "The shelf was empty. The one who took was woken five times;"
                    + " four times there was nothing, or another one was quicker. Item 42 was"
                    + " there the fifth time. What was taken:");
            assertEquals(5, lock.waits, "So often, it waited:");
            assertFree("An item was taken after a wait.");
        }
    }

    @Test
    @Points(2)
    void whoPutsWaitsUntilThereIsRoom() throws Exception {
        warehouse.put(1);
        warehouse.put(2);
        lock.others = () -> {
            if (lock.waits == 5) {
                shelf.remove();
            }
        };
        warehouse.put(3);
        assertEquals(5, lock.waits, "The shelf was full. The one who put was woken five times; only"
                + " the fifth time there was room. So often, it waited:");
        assertEquals(2, warehouse.take(), "1 and 2 lay there, 1 was taken, 3 was put.");
        assertEquals(3, warehouse.take(), "1 and 2 lay there, 1 was taken, 3 was put.");
        assertFree("An item was put after a wait.");
    }

    @Test
    @Points(2)
    @Idea("trying")
    void theLimitIsForAllWaitsTogether() throws Exception {
        lock.others = () -> {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted by whom?", e);
            }
            assertTrue(lock.waits < 100, "The limit is 0.4 seconds. Every 0.01 seconds, the one"
                    + " who takes is woken, and there is nothing. It has been waiting for 1 second"
                    + " now.");
        };
        long start = System.nanoTime();
        assertEquals(OptionalInt.empty(), warehouse.take(Duration.ofMillis(400)), "No item came.");
        assertTrue(System.nanoTime() - start >= 400_000_000, "The limit is 0.4 seconds; it gave up"
                + " before.");
        assertFree("No item came within the limit.");
    }

    @Test
    @Points(1)
    @Idea("lock")
    void whoIsInterruptedGivesTheLockBack() throws Exception {
        lock.interrupted = true;
        assertThrows(InterruptedException.class, warehouse::take, "It is interrupted in its wait.");
        assertFree("The one who took was interrupted.");
        warehouse.put(1);
        warehouse.put(2);
        assertThrows(InterruptedException.class, () -> warehouse.put(3), "It is interrupted.");
        assertFree("The one who put was interrupted.");
        lock.interrupted = false;
        assertEquals(1, warehouse.take(), "1 and 2 lie there.");
        assertEquals(2, warehouse.take(), "1 and 2 lie there.");
        assertEquals(0, shelf.items.size(), "1 and 2 were taken. So many items lie there:");
    }

    /** A shelf for one item in shared memory: 0 is none. */
    private record SharedShelf(SharedInt place) implements Warehouse.Shelf, Serializable {

        @Override
        public boolean isFull() {
            return place.get() != 0;
        }

        @Override
        public boolean isEmpty() {
            return place.get() == 0;
        }

        @Override
        public void add(int item) {
            place.set(item);
        }

        @Override
        public int remove() {
            return place.getAndSet(0);
        }
    }

    @Test
    @Points(3)
    void nobodyWaitsForTheOthersForEver() throws Exception {
        try (var realLock = ProcessLock.create();
                var changed = ProcessCondition.create(realLock);
                var place = SharedInt.create(0);
                var unfinished = SharedInt.create(6);
                var taken = SharedIntArray.create(3 * ITEMS + 1)) {
            List<JvmProcess> processes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int first = i * ITEMS + 1;
                processes.add(JvmProcess.start(() -> {
                    var real = new Warehouse(changed.lock(), changed, new SharedShelf(place));
                    Thread putting = Thread.ofPlatform().start(() -> work(unfinished, () -> {
                        for (int item = first; item < first + ITEMS; item++) {
                            real.put(item);
                        }
                    }));
                    work(unfinished, () -> {
                        for (int n = 0; n < ITEMS; n++) {
                            taken.incrementAndGet(real.take());
                        }
                    });
                    putting.join();
                }));
            }
            awaitEnd(realLock, changed, unfinished, place, processes);
            for (int item = 1; item <= 3 * ITEMS; item++) {
                assertEquals(1, taken.get(item), "Item " + item + " was put once. So often, it was"
                        + " taken:");
            }
        }
    }

    /** What one thread does. */
    private interface Work {
        void run() throws InterruptedException;
    }

    private static void work(SharedInt unfinished, Work work) {
        try {
            work.run();
            unfinished.decrementAndGet();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted by whom?", e);
        }
    }

    /** Who waits, and is not notified, while all others do so too, waits for ever. */
    private static void awaitEnd(ProcessLock lock, ProcessCondition changed, SharedInt unfinished,
            SharedInt place, List<JvmProcess> processes) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (processes.stream().anyMatch(JvmProcess::isAlive)) {
            assertTrue(System.nanoTime() < end, "Three processes that put and take do not come to"
                    + " an end within 15 seconds.");
            int left = unfinished.get();
            int waiting = waiting(lock, changed);
            assertTrue(left == 0 || waiting < left, "Three processes put items on a shelf for one,"
                    + " and take them. Now all " + left + " threads that have not finished wait for"
                    + " the condition, and nobody is left who could signal. The shelf is "
                    + (place.get() == 0 ? "empty" : "full") + ". Some wait for an item and some for"
                    + " room: whom do you wake?");
            Thread.sleep(2);
        }
        for (JvmProcess process : processes) {
            assertEquals(0, process.exitCode().orElse(-1),
                    "A process that puts and takes has failed; its trace is in the output.");
        }
    }

    private static int waiting(ProcessLock lock, ProcessCondition changed) {
        lock.lock();
        try {
            return changed.waiting();
        } finally {
            lock.unlock();
        }
    }
}
