import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("tour")
@Limit(90)
class FirstWorkerTest {

    /** A result with a type of its own. */
    record Point(int x, int y) implements Serializable {}

    @TempDir
    Path folder;

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(2)
    void theTaskIsDoneInAWorkerThatIsThereBefore() throws Exception {
        FirstWorker worker = new FirstWorker();
        List<Long> children = JvmProcess.activeChildren().stream().map(JvmProcess::pid).toList();
        assertEquals(1, children.size(), "The constructor should start one child process."
                + " There are now those with these pids: " + children);
        assertEquals(children.getFirst(), call(worker, () -> ProcessHandle.current().pid()),
                "The task returns the pid of the process in which it is done. It should be that of"
                        + " the child that was started before.");
        close(worker);
    }

    @Test
    @Points(2)
    void whateverTheResultIsItComesBack() throws Exception {
        assertEquals("a text", resultOf(() -> "a text"), "The task returns \"a text\".");
        Point point = new Point(3, 4);
        assertEquals(List.of(point), resultOf(() -> List.of(point)),
                "The task returns a list with a record in it.");
        assertNull(resultOf(() -> null), "The task returns null: that is a result, too.");
    }

    @Test
    @Points(1)
    void theTaskTakesACopyAlong() throws Exception {
        List<String> words = new ArrayList<>(List.of("one"));
        assertEquals(List.of("one", "two"), resultOf(() -> {
            words.add("two");
            return words;
        }), "The list [one] was sent to the worker, where the task adds 'two', and returns it.");
        assertEquals(List.of("one"), words, "The task has changed the parent's own list: it was not"
                + " done in another process.");
    }

    @Test
    @Points(2)
    void theWorkerEndsByItself() throws Exception {
        Logbook log = Logbook.in(folder);
        assertEquals("done", resultOf(() -> lastWish(log)), "The task returns \"done\".");
        assertEquals(List.of("end"), log.linesAfter("hook:"), "close() has returned. By then the"
                + " worker should have ended by itself, and its shutdown hook have written a line."
                + " Was it killed?");
    }

    @Test
    @Points(2)
    void aWorkerWithoutATaskEndsToo() throws Exception {
        FirstWorker worker = new FirstWorker();
        List<JvmProcess> children = JvmProcess.activeChildren();
        assertEquals(1, children.size(), "The constructor should start one child process.");
        close(worker);
        assertEquals(0, children.getFirst().exitCode().orElseThrow(), "The worker had no task, and"
                + " close() was called. It should end by itself, with this exit code.");
    }

    private static String lastWish(Logbook log) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> log.write("hook:end")));
        return "done";
    }

    /** The result of a task in a worker of its own, which has ended then. */
    private static <R> R resultOf(FirstWorker.Task<R> task) throws Exception {
        FirstWorker worker = new FirstWorker();
        R result = call(worker, task);
        close(worker);
        return result;
    }

    private static <R> R call(FirstWorker worker, FirstWorker.Task<R> task) throws Exception {
        var call = new FutureTask<>(() -> worker.call(task));
        Thread.ofPlatform().daemon().name("calls the worker").start(call);
        return Await.resultOf(call, "call() was called with a task.");
    }

    private static void close(FirstWorker worker) throws Exception {
        var close = new FutureTask<>(() -> {
            worker.close();
            return null;
        });
        Thread.ofPlatform().daemon().name("closes the worker").start(close);
        Await.resultOf(close, "close() was called.");
        assertEquals(List.of(), JvmProcess.activeChildren(),
                "close() has returned. These workers are still alive.");
    }
}
