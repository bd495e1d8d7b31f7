import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("exit")
@Limit(90)
class JoinLastTest {

    @TempDir
    Path folder;

    private Logbook logbook;

    @BeforeEach
    void openLogbook() {
        logbook = Logbook.in(folder);
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
    void eachTaskIsDoneOnceByWorkers() throws Exception {
        assertEquals(expected(5), results(5, 2, 100), "There were 5 tasks, and much room.");
        assertEquals(List.of("0", "1", "2", "3", "4"),
                logbook.linesAfter("task:").stream().sorted().toList(),
                "There were 5 tasks, from 0 on. The tasks that were done, sorted.");
        List<String> pids = logbook.linesAfter("pid:").stream().distinct().toList();
        assertTrue(pids.size() <= 2 && !pids.contains(ProcessHandle.current().pid() + ""),
                "Two workers should do the tasks, and not the process that calls results (pid "
                        + ProcessHandle.current().pid() + "). They were done in: " + pids);
        assertEquals(Set.of(), results(0, 1, 1), "There were no tasks.");
    }

    @Test
    @Points(3)
    void thereMayBeMoreResultsThanRoom() throws Exception {
        assertEquals(expected(24), results(24, 2, 1), "There were 24 tasks, two workers, and room"
                + " for one item in each queue.");
    }

    @Test
    @Points(1)
    void resultsMayBeLarge() throws Exception {
        Set<Integer> lengths = results(4, task -> "x".repeat(2_000_000 + task), 1, 2).stream()
                .map(String::length).collect(Collectors.toSet());
        assertEquals(Set.of(2_000_000, 2_000_001, 2_000_002, 2_000_003), lengths,
                "There were 4 tasks, with 2 million letters each for a result. Their lengths.");
    }

    @Test
    @Points(2)
    @Idea("killed")
    void aFailedWorkerIsNoticed() throws Exception {
        Logbook log = logbook;
        assertFails("One of 30 tasks throws an exception, and so one of two workers ends.",
                task -> task == 7 ? fail(log) : work(log, task), 2);
    }

    @Test
    @Points(2)
    @Idea("killed")
    void theOnlyWorkerDies() throws Exception {
        Logbook log = logbook;
        assertFails("There is one worker, and room for one item. A task ends the worker.",
                task -> task == 3 ? die() : work(log, task), 1);
    }

    private static void assertFails(String situation, JoinLast.Work work, int workers)
            throws Exception {
        var thrown = assertThrows(ExecutionException.class, () -> results(30, work, workers, 1),
                situation + " Results are missing, and results should throw.");
        assertEquals(IllegalStateException.class, thrown.getCause().getClass(), situation
                + " It should throw an IllegalStateException, and has thrown "
                + thrown.getCause());
        assertEquals(List.of(), JvmProcess.activeChildren(),
                situation + " results has thrown. These workers are still alive.");
    }

    private Set<String> results(int tasks, int workers, int room) throws Exception {
        Logbook log = logbook;
        Set<String> results = results(tasks, task -> work(log, task), workers, room);
        assertEquals(List.of(), Pids.alive(logbook.linesAfter("pid:").stream().map(Long::valueOf)
                .distinct().toList()), "results has returned. These workers are still alive.");
        return results;
    }

    private static Set<String> results(int tasks, JoinLast.Work work, int workers, int room)
            throws Exception {
        var results = new FutureTask<>(() -> JoinLast.results(tasks, work, workers, room));
        Thread.ofPlatform().daemon().name("wants results").start(results);
        return Await.resultOf(results, "There are " + tasks + " tasks, " + workers
                + " workers, and room for " + room + " items in each queue.");
    }

    private static Set<String> expected(int tasks) {
        return IntStream.range(0, tasks).mapToObj(task -> "result " + task)
                .collect(Collectors.toSet());
    }

    // What is done in the workers.

    private static String work(Logbook log, int task) {
        log.write("pid:" + ProcessHandle.current().pid());
        log.write("task:" + task);
        return "result " + task;
    }

    private static String fail(Logbook log) {
        log.write("a task fails");
        throw new IllegalArgumentException("a bad task");
    }

    private static String die() {
        Runtime.getRuntime().halt(9);
        return "never";
    }
}
