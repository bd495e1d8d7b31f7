import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.JvmProcess;
import poolcraft.process.TransferException;

@Idea("no-result")
@Limit(90)
class CarefulPoolTest {

    private static final int TIMES = 3;

    /** Can be sent everywhere, and read nowhere. */
    private static final class Unreadable implements Serializable {

        private static final long serialVersionUID = 1;

        private void readObject(ObjectInputStream in) throws IOException {
            throw new IOException("this cannot be read");
        }
    }

    /** Has a thread in it, which cannot be sent. */
    private static final class UnsendableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        @SuppressWarnings({"serial", "UnusedVariable"}) // it is what this is about
        private final Thread thread = Thread.currentThread();

        UnsendableException(String message) {
            super(message);
        }
    }

    private CarefulPool pool;

    @BeforeEach
    void startPool() throws IOException {
        pool = new CarefulPool(1);
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(2)
    void aTaskThatCannotBeSent() throws Exception {
        long worker = pidOfTheWorker();
        Thread thread = Thread.currentThread();
        for (int i = 0; i < TIMES; i++) {
            assertInstanceOf(TransferException.class, problemOf(() -> thread.getName()),
                    "The task takes a thread along, which cannot be sent.");
        }
        assertLives(worker, "Three tasks could not be sent.");
    }

    @Test
    @Points(2)
    void aTaskThatCannotBeRead() throws Exception {
        long worker = pidOfTheWorker();
        Unreadable unreadable = new Unreadable();
        for (int i = 0; i < TIMES; i++) {
            assertInstanceOf(UnreadableMessageException.class,
                    problemOf(() -> unreadable.hashCode()),
                    "The task takes something along that cannot be read in the worker.");
        }
        assertLives(worker, "Three tasks could not be read in the worker.");
    }

    @Test
    @Points(2)
    void aResultThatCannotBeSent() throws Exception {
        long worker = pidOfTheWorker();
        for (int i = 0; i < TIMES; i++) {
            assertInstanceOf(TransferException.class, problemOf(() -> Thread.currentThread()),
                    "The task returns a thread, which cannot be sent.");
        }
        assertLives(worker, "Three results could not be sent.");
    }

    @Test
    @Points(2)
    void aResultThatCannotBeRead() throws Exception {
        long worker = pidOfTheWorker();
        for (int i = 0; i < TIMES; i++) {
            assertInstanceOf(UnreadableMessageException.class, problemOf(() -> new Unreadable()),
                    "The task returns something that cannot be read in the parent.");
        }
        assertLives(worker, "Three results could not be read in the parent.");
    }

    @Test
    @Points(2)
    void anExceptionThatCannotBeSent() throws Exception {
        long worker = pidOfTheWorker();
        for (int i = 0; i < TIMES; i++) {
            Throwable problem = problemOf(() -> {
                throw new UnsendableException("the disk is full");
            });
            assertTrue(String.valueOf(problem.getMessage()).contains("the disk is full"), "The"
                    + " task throws an exception that cannot be sent, with the message 'the disk is"
                    + " full'. The future has failed with this: " + problem);
        }
        assertLives(worker, "Three exceptions could not be sent.");
    }

    private long pidOfTheWorker() throws Exception {
        return Await.resultOf(pool.submit(() -> ProcessHandle.current().pid()),
                "A task was submitted.");
    }

    private void assertLives(long worker, String situation) throws Exception {
        assertEquals(worker, pidOfTheWorker(), situation + " The same worker, with this pid, should"
                + " do the next task.");
    }

    /** What the task's future has failed with. */
    private <R> Throwable problemOf(CarefulPool.Task<R> task) throws Exception {
        CompletableFuture<R> future = pool.submit(task);
        try {
            R result = Await.resultOf(future, "A task was submitted.");
            throw new AssertionError("The task cannot succeed, but its future has a result: "
                    + result);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
