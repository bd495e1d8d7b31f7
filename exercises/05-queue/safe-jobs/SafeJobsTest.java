import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
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
import poolcraft.queue.JoinableProcessQueue;

@Idea("acknowledged")
@Limit(90)
class SafeJobsTest {

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
    @Points(1)
    void aWorkerHandlesAllUntilTheEnd() throws Exception {
        try (JoinableProcessQueue<String> queue = JoinableProcessQueue.create()) {
            queue.putAll(List.of("a", "b", "c"));
            Logbook log = logbook;
            FutureTask<Void> work = run(() -> {
                SafeJobs.work(queue, job -> handle(log, job));
                return null;
            });
            awaitAcknowledged(queue, work, "a, b, c were put, and work handles them."
                    + " They should all have been acknowledged after some seconds.");
            queue.shutdown();
            Await.resultOf(work, "The queue was shut down, and all jobs have been done.");
            assertEquals(List.of("a", "b", "c"), logbook.linesAfter("done:"),
                    "a, b, c were put. These were done.");
        }
    }

    @Test
    @Points(2)
    void aJobIsAcknowledgedWhenItIsDone() throws Exception {
        try (JoinableProcessQueue<String> queue = JoinableProcessQueue.create()) {
            queue.putAll(List.of("a"));
            Logbook log = logbook;
            FutureTask<Void> work = run(() -> {
                SafeJobs.work(queue, job -> {
                    log.write("all done inside of the job:" + queue.join(Duration.ofMillis(50)));
                    log.write("done:" + job);
                });
                return null;
            });
            Await.until("a job begins", () -> !logbook.lines().isEmpty() || work.isDone());
            showFailure(work);
            assertEquals("false", logbook.awaitLine("all done inside of the job:"), "A job is being"
                    + " handled. It has been acknowledged already: if its worker died now, nobody"
                    + " would do it.");
            awaitAcknowledged(queue, work, "The job has been done. It should be acknowledged.");
            queue.shutdown();
            Await.resultOf(work, "The queue was shut down, and all jobs have been done.");
        }
    }

    /** As long as the worker works; some seconds at most. */
    private static void awaitAcknowledged(JoinableProcessQueue<String> queue,
            FutureTask<Void> work, String fact) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        boolean all = queue.join(Duration.ZERO);
        while (!all && !work.isDone() && System.nanoTime() < end) {
            all = queue.join(Duration.ofMillis(20));
        }
        showFailure(work);
        assertTrue(all || queue.join(Duration.ZERO), fact);
    }

    /** Throws what the worker has thrown, if it has. */
    private static void showFailure(FutureTask<Void> work) throws Exception {
        if (work.isDone()) {
            work.get();
        }
    }

    @Test
    @Points(2)
    void workersDoAllJobs() throws Exception {
        List<String> jobs = IntStream.range(0, 40).mapToObj(i -> "job-" + i).toList();
        assertEquals(0, runAll(jobs, 2), "Nobody has died.");
        assertEquals(jobs.stream().sorted().toList(),
                logbook.linesAfter("done:").stream().sorted().toList(),
                "40 jobs, and two workers that do not die. The jobs that were done, sorted.");
        assertTrue(logbook.linesAfter("pid:").stream().distinct().count() <= 2, "Two workers should"
                + " have done the jobs. They were done in the processes with these pids: "
                + logbook.linesAfter("pid:").stream().distinct().toList());
        assertEquals(0, runAll(List.of(), 1), "There are no jobs.");
    }

    @Test
    @Points(2)
    void aJobThatThrowsIsNotTriedAgain() throws Exception {
        try (JoinableProcessQueue<String> queue = JoinableProcessQueue.create()) {
            queue.putAll(List.of("a", "throw", "b"));
            Logbook log = logbook;
            FutureTask<Void> work = run(() -> {
                SafeJobs.work(queue, job -> handle(log, job));
                return null;
            });
            String situation = "One of three jobs throws an exception.";
            Await.until("b is done, after a job that throws",
                    () -> !logbook.linesAfter("done:b").isEmpty() || work.isDone());
            awaitAcknowledged(queue, work, situation + " All three have been"
                    + " handled, but not all have been acknowledged: others would wait for them.");
            queue.shutdown();
            Await.resultOf(work, situation + " The queue was shut down.");
            assertEquals(List.of("a", "throw", "b"), logbook.linesAfter("begin:"),
                    situation + " They were begun in this order.");
        }
    }

    @Test
    @Points(3)
    @Idea("killed")
    void theJobOfADeadWorkerIsDoneByAnother() throws Exception {
        assertEquals(1, runAll(List.of("a", "die once", "b"), 2), "One of three jobs kills its"
                + " worker the first time. So many workers have died.");
        assertEquals(2, begun("die once"), "A job kills its worker the"
                + " first time it is begun. It should be begun twice. So often it was.");
        assertDone("a", "b", "die once");
    }

    @Test
    @Points(2)
    @Idea("killed")
    void theOnlyWorkerIsReplaced() throws Exception {
        assertEquals(2, runAll(List.of("die once", "a", "die once too"), 1), "There is one worker."
                + " Two of three jobs kill it the first time. So many workers have died.");
        assertDone("a", "die once", "die once too");
    }

    @Test
    @Points(1)
    @Idea("end")
    void workersEndByThemselves() throws Exception {
        Logbook log = logbook;
        runAll(List.of("a"), 1, job -> {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> log.write("hook:ended")));
            handle(log, job);
        });
        assertEquals(List.of("ended"), logbook.linesAfter("hook:"), "All jobs are done. The worker"
                + " should end by itself, and its shutdown hook write a line. Was it killed?");
    }

    private long begun(String job) {
        return logbook.linesAfter("begin:").stream().filter(job::equals).count();
    }

    private void assertDone(String... jobs) {
        assertEquals(List.of(jobs), logbook.linesAfter("done:").stream().sorted().toList(),
                "Jobs have killed their workers. These jobs were done in the end, sorted.");
    }

    private int runAll(List<String> jobs, int workers) throws Exception {
        Logbook log = logbook;
        return runAll(jobs, workers, job -> handle(log, job));
    }

    /** Fails if nobody is there to do the jobs. */
    private static int runAll(List<String> jobs, int workers, SafeJobs.Handler handler)
            throws Exception {
        FutureTask<Integer> run = run(() -> SafeJobs.runAll(jobs, handler, workers));
        int deaths = Await.resultOf(run, "The jobs are " + jobs + ", and there are " + workers
                + " workers.");
        assertEquals(List.of(), JvmProcess.activeChildren(),
                "runAll has returned. These workers are still alive.");
        return deaths;
    }

    private static <T> FutureTask<T> run(Callable<T> call) {
        var task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("has jobs done").start(task);
        return task;
    }

    /** What is done with a job, mostly in a worker. */
    private static void handle(Logbook log, String job) throws IOException {
        boolean begun = log.linesAfter("begin:").contains(job);
        log.write("pid:" + ProcessHandle.current().pid());
        log.write("begin:" + job);
        if (job.equals("throw")) {
            throw new IOException("a bad job");
        }
        if (job.startsWith("die once") && !begun) {
            Runtime.getRuntime().halt(9);
        }
        log.write("done:" + job);
    }
}
