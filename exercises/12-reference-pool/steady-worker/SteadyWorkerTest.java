import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("submit")
@Limit(90)
class SteadyWorkerTest {

    /** Counts the tasks in the process that does them. */
    private static int calls = 0;

    @TempDir
    Path folder;

    private SteadyWorker worker;

    @BeforeEach
    void startWorker() throws IOException {
        worker = new SteadyWorker();
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
    void oneProcessDoesAllTasks() throws Exception {
        List<Long> pids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pids.add(call(() -> ProcessHandle.current().pid()));
        }
        assertNotEquals(ProcessHandle.current().pid(), pids.getFirst(),
                "The task was done in the process that called call().");
        assertEquals(1, pids.stream().distinct().count(), "One worker should do all three tasks."
                + " They were done in the processes with these pids: " + pids);
    }

    @Test
    @Points(2)
    void eachCallHasItsOwnResult() throws Exception {
        List<Object> results = new ArrayList<>();
        for (Object given : Arrays.asList("a", null, 3, List.of())) {
            results.add(call(() -> given));
        }
        assertEquals(Arrays.asList("a", null, 3, List.of()), results,
                "Four tasks return \"a\", null, 3 and an empty list.");
    }

    @Test
    @Points(1)
    void aTaskFindsWhatTheLastOneHasLeft() throws Exception {
        List<Integer> counted = List.of(call(() -> ++calls), call(() -> ++calls),
                call(() -> ++calls));
        assertEquals(List.of(1, 2, 3), counted,
                "Each task adds 1 to a static field, and returns it.");
        assertEquals(0, calls, "The static field of the parent is another one.");
    }

    @Test
    @Points(2)
    void theWorkerEndsByItself() throws Exception {
        Logbook log = Logbook.in(folder);
        call(() -> lastWish(log));
        assertEquals("second", call(() -> "second"), "There was a task before this one.");
        close();
        assertEquals(List.of("end"), log.linesAfter("hook:"), "close() has returned. By then the"
                + " worker should have ended by itself, and its shutdown hook have written a line."
                + " Was it killed?");
    }

    @Test
    @Points(1)
    void aClosedWorkerTakesNoTask() throws Exception {
        assertEquals(1, call(() -> 1), "The task returns 1.");
        close();
        assertThrows(IllegalStateException.class, () -> worker.call(() -> 2),
                "close() was called, and then call().");
        assertEquals(List.of(), JvmProcess.activeChildren(), "After close() there should be no"
                + " worker any more; this one was started afterwards.");
    }

    private static String lastWish(Logbook log) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> log.write("hook:end")));
        return "first";
    }

    private <R> R call(SteadyWorker.Task<R> task) throws Exception {
        var call = new FutureTask<>(() -> worker.call(task));
        Thread.ofPlatform().daemon().name("calls the worker").start(call);
        return Await.resultOf(call, "call() was called with a task.");
    }

    private void close() throws Exception {
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
