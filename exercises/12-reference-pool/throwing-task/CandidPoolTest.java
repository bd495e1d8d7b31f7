import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("no-result")
@Limit(90)
class CandidPoolTest {

    private CandidPool pool;

    @BeforeEach
    void startPool() throws IOException {
        pool = new CandidPool(1);
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
    void theFutureFailsWithTheSameException() throws Exception {
        Throwable problem = problemOf(() -> fail(new IOException("no such file")));
        assertEquals(IOException.class, problem.getClass(), "The task throws an IOException. The"
                + " future has failed with this: " + problem);
        assertEquals("no such file", problem.getMessage(), "The message of the exception.");
    }

    @Test
    @Points(2)
    void theLastCauseIsTheRemoteTrace() throws Exception {
        long pid = result(() -> ProcessHandle.current().pid());
        Throwable problem = problemOf(() -> divide(1, 0));
        assertInstanceOf(ArithmeticException.class, problem, "The task divides by zero.");
        var trace = assertInstanceOf(CandidPool.RemoteTrace.class, problem.getCause(),
                "The exception has no cause of its own. So its cause is the remote trace.");
        assertTrue(trace.getMessage().contains(Long.toString(pid)), "The trace should name the"
                + " worker, whose pid is " + pid + ". It is: " + trace.getMessage());
        assertTrue(trace.getMessage().contains("at CandidPoolTest.divide("), "The trace should be"
                + " the one that was printed in the worker, where the method divide has thrown. It"
                + " is: " + trace.getMessage());
    }

    @Test
    @Points(2)
    void itsOwnCausesAreKept() throws Exception {
        Throwable problem = problemOf(() -> fail(
                new IllegalStateException("top", new IOException("middle", new Error("bottom")))));
        assertEquals(IllegalStateException.class, problem.getClass(),
                "The task throws an IllegalStateException, with two causes.");
        Throwable middle = assertInstanceOf(IOException.class, problem.getCause(),
                "The exception had an IOException as its cause.");
        Throwable bottom = assertInstanceOf(Error.class, middle.getCause(),
                "The exception's cause had an Error as its cause.");
        assertInstanceOf(CandidPool.RemoteTrace.class, bottom.getCause(),
                "The remote trace stands behind the exception's own causes.");
    }

    @Test
    @Points(2)
    void theWorkerLivesOn() throws Exception {
        long before = result(() -> ProcessHandle.current().pid());
        assertNotEquals(ProcessHandle.current().pid(), before,
                "The task was done in the process that called submit().");
        for (int i = 0; i < 3; i++) {
            assertEquals(ArithmeticException.class, problemOf(() -> divide(1, 0)).getClass(),
                    "The task divides by zero.");
        }
        assertEquals(before, result(() -> ProcessHandle.current().pid()), "Three tasks have thrown"
                + " an exception. The same worker, with this pid, should do the next one.");
    }

    @Test
    @Points(1)
    void anErrorIsTheTasksToo() throws Exception {
        assertEquals(StackOverflowError.class, problemOf(() -> deeper(0)).getClass(),
                "The task calls itself until the stack is full.");
        assertEquals(AssertionError.class, problemOf(() -> fail(new AssertionError(5))).getClass(),
                "The task throws an AssertionError.");
        assertEquals(7, result(() -> 7), "Two tasks have thrown errors, and then one returns 7.");
    }

    @Test
    @Points(1)
    void anEndOfFileOfTheTaskIsNotTheEnd() throws Exception {
        Throwable problem = problemOf(() -> fail(new EOFException("the file is too short")));
        assertEquals("the file is too short", problem.getMessage(),
                "The task throws an EOFException, with this message.");
        assertEquals(7, result(() -> 7), "A task has thrown an EOFException, and the next one"
                + " returns 7.");
    }

    private static int divide(int a, int b) {
        return a / b;
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + 1;
    }

    private static int fail(Throwable problem) throws Exception {
        switch (problem) {
            case Exception exception -> throw exception;
            case Error error -> throw error;
            default -> throw new IllegalArgumentException(problem);
        }
    }

    private <R> R result(CandidPool.Task<R> task) throws Exception {
        return Await.resultOf(pool.submit(task), "A task was submitted.");
    }

    /** What the task's future has failed with. */
    private <R> Throwable problemOf(CandidPool.Task<R> task) throws Exception {
        CompletableFuture<R> future = pool.submit(task);
        try {
            R result = Await.resultOf(future, "A task was submitted.");
            throw new AssertionError("The task throws, but its future has a result: " + result);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
