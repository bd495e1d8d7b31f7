import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.lock.OwnerDiedException;
import poolcraft.lock.ProcessLock;
import poolcraft.lock.ProcessSemaphore;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

@Idea("semaphore")
@Limit(20)
class ReadersWriterTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    /** Who waits for longer than this waits for what will never come. */
    private static final Duration TOO_LONG = Duration.ofSeconds(4);

    /** Who may come in does so within this time, or is late for another reason. */
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private ProcessLock door;
    private ProcessSemaphore places;
    private ReadersWriter lock;
    private final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        door = ProcessLock.create();
        places = ProcessSemaphore.create(3);
        lock = new ReadersWriter(door, places);
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
        door.close();
        places.close();
    }

    /** What one thread does. */
    private interface Work {
        void run() throws Exception;
    }

    /** Somebody who reads or writes in a thread of his own. */
    private final class Visitor {

        private final CountDownLatch in = new CountDownLatch(1);
        private final CountDownLatch mayLeave = new CountDownLatch(1);
        private final boolean reads;
        private final Thread thread;

        Visitor(boolean reads) {
            this.reads = reads;
            thread = inThread(() -> {
                if (reads) {
                    lock.read(() -> stay());
                } else {
                    lock.write(this::stay);
                }
            });
        }

        private Void stay() {
            in.countDown();
            try {
                mayLeave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // The test is over.
            }
            return null;
        }

        boolean isIn(Duration limit) throws InterruptedException {
            Await.within(limit, () -> in.getCount() == 0 || !thread.isAlive());
            assertNotGone();
            return in.getCount() == 0;
        }

        /** Who has ended by now, and never was in, needs not be waited for. */
        void assertNotGone() {
            boolean isGone = !thread.isAlive();
            assertFalse(isGone && in.getCount() > 0, "One came to " + (reads ? "read" : "write")
                    + " and has left, and the task was not run. A trace, if there is one, is in the"
                    + " output.");
        }

        void leave(String who) throws InterruptedException {
            mayLeave.countDown();
            join(thread, who);
        }
    }

    private Thread inThread(Work work) {
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                // The test is over.
            } catch (Exception e) {
                throw new IllegalStateException("a reader or writer of the test has failed", e);
            }
        });
        threads.add(thread);
        return thread;
    }

    private static void join(Thread thread, String who) throws InterruptedException {
        thread.join(TOO_LONG);
        assertFalse(thread.isAlive(), who + " It still waits, after " + TOO_LONG.toSeconds()
                + " seconds.");
    }

    private void awaitAsleep(Visitor visitor) throws InterruptedException {
        Await.until("the next one comes, and waits", () -> visitor.in.getCount() == 0
                || visitor.thread.getState() == Thread.State.TIMED_WAITING
                || visitor.thread.getState() == Thread.State.WAITING
                || !visitor.thread.isAlive());
        visitor.assertNotGone();
    }

    private void assertNobodyIsIn(String when) {
        assertEquals(3, places.availablePermits(), when + " Nobody is in. Of 3 places, so many are"
                + " free:");
        assertFalse(door.isLocked(), when + " Nobody is in, but the door is " + door);
    }

    @Test
    @Points(1)
    @Idea("lock")
    void whateverHappensEverythingIsGivenBack() throws Exception {
        assertEquals("text", lock.read(() -> "text"), "The task brings this.");
        assertNobodyIsIn("Somebody has read.");
        int[] writes = {0};
        lock.write(() -> writes[0]++);
        assertEquals(1, writes[0], "So often, the task of the one who writes was run:");
        assertNobodyIsIn("Somebody has written.");
        assertThrows(FileNotFoundException.class, () -> lock.read(() -> {
            throw new FileNotFoundException("by the test");
        }), "The task of one who reads throws this.");
        assertNobodyIsIn("The task of one who read has failed.");
        assertThrows(StackOverflowError.class, () -> lock.write(() -> {
            throw new StackOverflowError("by the test");
        }), "The task of one who writes throws this.");
        assertNobodyIsIn("The task of one who wrote has failed.");
    }

    @Test
    @Points(1)
    void threeReadAtOnce() throws Exception {
        List<Visitor> readers = List.of(new Visitor(true), new Visitor(true), new Visitor(true));
        for (Visitor reader : readers) {
            assertTrue(reader.isIn(TOO_LONG), "Three want to read, there are three places, and"
                    + " nobody writes. One of them has waited for " + TOO_LONG.toSeconds()
                    + " seconds.");
        }
        for (Visitor reader : readers) {
            reader.leave("It has read.");
        }
        assertNobodyIsIn("Three have read.");
    }

    @Test
    @Points(2)
    @Idea("together")
    void whoWritesIsAlone() throws Exception {
        assertNotTogether(true, false);
        assertNotTogether(false, true);
        assertNotTogether(false, false);
        assertNobodyIsIn("All have left.");
    }

    private void assertNotTogether(boolean firstReads, boolean secondReads) throws Exception {
        Visitor first = new Visitor(firstReads);
        assertTrue(first.isIn(TOO_LONG), "Nobody is in, and the first one waits.");
        Visitor second = new Visitor(secondReads);
        awaitAsleep(second);
        assertFalse(second.isIn(A_MOMENT), "Two are in at the same time: the first "
                + (firstReads ? "reads" : "writes") + ", and the second "
                + (secondReads ? "reads." : "writes."));
        first.leave("It has been in.");
        assertTrue(second.isIn(TOO_LONG), "The first one has left. The second, who "
                + (secondReads ? "reads" : "writes") + ", waits.");
        second.leave("It has been in.");
    }

    @Test
    @Points(2)
    @Idea("deadlock")
    void whoWritesDoesNotWaitForAnotherWhoWaits() throws Exception {
        int writes = 0;
        for (int round = 0; round < 5; round++) {
            List<Visitor> readers = List.of(new Visitor(true), new Visitor(true));
            for (Visitor reader : readers) {
                assertTrue(reader.isIn(TOO_LONG), "Nobody writes, and one who reads waits.");
            }
            List<Visitor> writers = List.of(new Visitor(false), new Visitor(false));
            for (Visitor writer : writers) {
                awaitAsleep(writer);
                assertTrue(Await.within(TOO_LONG.dividedBy(2), door::isLocked),
                        "Two read, and one who wants to write has taken the last"
                                + " place and waits for the others. The door is free: a second one who wants"
                                + " to write can collect places at the same time. Each gets some, and waits"
                                + " for those of the other for ever.");
                writer.mayLeave.countDown();
            }
            for (Visitor reader : readers) {
                reader.leave("It has read.");
            }
            for (Visitor writer : writers) {
                writer.leave("Two have read while two others came to write. The readers have left,"
                        + " and the writers have all 3 places: each has some, and waits for those"
                        + " of the other.");
                writes++;
            }
        }
        assertEquals(10, writes, "So many have written.");
    }

    @Test
    @Points(2)
    @Idea("waiting")
    void whoReadsDoesNotOvertakeOneWhoWaitsToWrite() throws Exception {
        Visitor reader = new Visitor(true);
        assertTrue(reader.isIn(TOO_LONG), "Nobody is in, and one who reads waits.");
        Visitor writer = new Visitor(false);
        awaitAsleep(writer);
        Visitor late = new Visitor(true);
        awaitAsleep(late);
        assertFalse(late.isIn(A_MOMENT), "One reads, another one waits to write, and a third one"
                + " comes to read and goes in at once. If readers keep coming, the writer waits for"
                + " ever.");
        reader.leave("It has read.");
        assertTrue(writer.isIn(TOO_LONG), "The reader has left. The writer still waits.");
        writer.leave("It has written.");
        late.leave("It wanted to read after the writer.");
        assertNobodyIsIn("All have left.");
    }

    @Test
    @Points(2)
    void whoIsInterruptedLeavesNothingBehind() throws Exception {
        Visitor reader = new Visitor(true);
        assertTrue(reader.isIn(TOO_LONG), "Nobody is in, and one who reads waits.");
        Visitor writer = new Visitor(false);
        awaitAsleep(writer);
        writer.thread.interrupt();
        join(writer.thread, "One who waited to write was interrupted.");
        assertEquals(2, places.availablePermits(), "One reads. One who waited to write was"
                + " interrupted. Of 3 places, so many are free:");
        assertFalse(door.isLocked(), "One who waited to write was interrupted. The door: " + door);
        reader.leave("It has read.");
    }

    @Test
    @Points(2)
    @Idea("permits")
    void aKilledReaderHoldsUpNobody() throws Exception {
        killInside(true);
        Visitor writer = new Visitor(false);
        assertTrue(writer.isIn(TOO_LONG), "A process was killed while it read. One who wants to"
                + " write still waits for it, after " + TOO_LONG.toSeconds() + " seconds.");
        writer.leave("It has written.");
        assertNobodyIsIn("One has died, another one has written.");
    }

    @Test
    @Points(2)
    @Idea("dead-holder")
    void ofAKilledWriterTheNextOneIsTold() throws Exception {
        killInside(false);
        assertThrows(OwnerDiedException.class, () -> lock.read(() -> "text"), "A process was killed"
                + " while it wrote: the data may be half-written. One who wants to read has to be"
                + " told, by the exception of the door.");
        assertTrue(door.recover(() -> {}), "The door was to be repaired.");
        assertEquals("text", lock.read(() -> "text"), "The data was repaired. One reads.");
        assertNobodyIsIn("A writer was killed, the data was repaired, and one has read.");
    }

    /** A process is killed while it reads or writes. */
    private void killInside(boolean reads) throws Exception {
        ProcessLock sharedDoor = door;
        ProcessSemaphore sharedPlaces = places;
        try (var in = SharedInt.create(0)) {
            JvmProcess other = JvmProcess.start(() -> {
                var mine = new ReadersWriter(sharedDoor, sharedPlaces);
                if (reads) {
                    mine.read(() -> stayForEver(in));
                } else {
                    mine.write(() -> stayForEver(in));
                }
            });
            Await.until("another process " + (reads ? "reads" : "writes"), PATIENCE,
                    () -> in.get() == 1 || !other.isAlive());
            assertEquals(1, in.get(), "Another process should "
                    + (reads ? "read" : "write") + ", and has ended before it did.");
            other.kill();
            other.join();
        }
    }

    private static Void stayForEver(SharedInt in) {
        in.set(1);
        while (in.get() == 1) {
            Thread.onSpinWait();
        }
        return null;
    }
}
