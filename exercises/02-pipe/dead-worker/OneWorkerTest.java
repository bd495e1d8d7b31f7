import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
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

@Idea("end-of-file")
@Limit(90)
class OneWorkerTest {

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
    @Idea("two-ends")
    void oneWorkerDoesAllJobs() throws Exception {
        Logbook log = logbook;
        List<OneWorker.Outcome> outcomes = run(job -> work(log, job), "a", "b", "c");
        assertEquals(done("A", "B", "C"), outcomes, "The jobs are a, b, c, and done by writing"
                + " them in capitals.");
        List<String> pids = logbook.linesAfter("pid:");
        assertEquals(1, pids.stream().distinct().count(),
                "Nobody has died: one worker should have done all three jobs. They were done in the"
                        + " processes with these pids: " + pids);
        assertNotEquals(ProcessHandle.current().pid() + "", pids.getFirst(),
                "The jobs were done in the process that called run: there is no worker.");
        assertEquals(List.of(), run(job -> work(log, job)), "There are no jobs.");
    }

    @Test
    @Points(2)
    void anExceptionFailsOneJobOnly() throws Exception {
        Logbook log = logbook;
        List<OneWorker.Outcome> outcomes = run(job -> work(log, job), "a", "throw", "b");
        assertEquals(List.of(new OneWorker.Outcome.Done("A"),
                new OneWorker.Outcome.Failed("java.io.IOException: a bad job"),
                new OneWorker.Outcome.Done("B")), outcomes,
                "The second of three jobs throws an IOException.");
        assertEquals(1, logbook.linesAfter("pid:").stream().distinct().count(), "A job has thrown."
                + " Its worker should live on, and do the next one. The jobs were done in the"
                + " processes with these pids: " + logbook.linesAfter("pid:"));
    }

    @Test
    @Points(2)
    void aDeathCostsOneJobOnly() throws Exception {
        Logbook log = logbook;
        List<OneWorker.Outcome> outcomes = run(job -> work(log, job), "a", "exit 7", "b", "c");
        assertEquals(List.of(new OneWorker.Outcome.Done("A"), new OneWorker.Outcome.Died(7),
                new OneWorker.Outcome.Done("B"), new OneWorker.Outcome.Done("C")), outcomes,
                "The second of four jobs calls System.exit(7).");
        assertEquals(2, logbook.linesAfter("pid:").stream().distinct().count(), "One worker has"
                + " died, and a second one should do all the rest. The jobs were done in the"
                + " processes with these pids: " + logbook.linesAfter("pid:"));
    }

    @Test
    @Points(2)
    void aJobThatKillsIsNotTriedAgain() throws Exception {
        Logbook log = logbook;
        List<OneWorker.Outcome> outcomes = run(job -> work(log, job), "exit 3 twice", "b");
        assertEquals(1, logbook.linesAfter("begin:exit 3 twice").size(), "The first job has killed"
                + " its worker. It should be begun once. So often it was begun.");
        assertEquals(List.of(new OneWorker.Outcome.Died(3), new OneWorker.Outcome.Done("B")),
                outcomes, "The first of two jobs calls System.exit(3).");
    }

    @Test
    @Points(1)
    void exitCodeZeroIsADeathToo() throws Exception {
        Logbook log = logbook;
        assertEquals(List.of(new OneWorker.Outcome.Died(0), new OneWorker.Outcome.Done("B")),
                run(job -> work(log, job), "exit 0", "b"),
                "The first of two jobs calls System.exit(0), and so it has no result.");
    }

    @Test
    @Points(2)
    void aKilledWorkerIsNoticed() throws Exception {
        Logbook log = logbook;
        var run = new FutureTask<>(
                () -> OneWorker.run(job -> work(log, job), List.of("sleep", "halt 5", "b")));
        Thread.ofPlatform().daemon().name("runs the jobs").start(run);
        Await.until("the worker begins its first job", Duration.ofSeconds(60),
                () -> !logbook.linesAfter("begin:sleep").isEmpty() || run.isDone());
        logbook.linesAfter("pid:").stream().map(Long::valueOf).forEach(Pids::kill);
        List<OneWorker.Outcome> outcomes = Await.resultOf(run,
                "The worker was killed while it did its first job.");
        assertEquals(3, outcomes.size(), "There were three jobs. Their outcomes: " + outcomes);
        var died = assertInstanceOf(OneWorker.Outcome.Died.class, outcomes.getFirst(),
                "The worker was killed while it did its first job.");
        assertNotEquals(0, died.exitCode(), "The worker was killed: its exit code is not 0.");
        assertEquals(new OneWorker.Outcome.Died(5), outcomes.get(1),
                "The second job calls Runtime.halt(5).");
        assertEquals(new OneWorker.Outcome.Done("B"), outcomes.get(2), "The third job is good.");
    }

    @Test
    @Points(2)
    void aWorkerThatIsNotNeededEndsByItself() throws Exception {
        Logbook log = logbook;
        run(job -> lastWish(log, job), "a", "b");
        assertEquals(List.of("end of jobs"), logbook.linesAfter("hook:"), "All jobs are done. The"
                + " worker should end by itself, and its shutdown hook write a line. Was it"
                + " killed?");
    }

    private static String lastWish(Logbook log, String job) {
        if (job.equals("a")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> log.write("hook:end of jobs")));
        }
        return job;
    }

    private static List<OneWorker.Outcome> done(String... results) {
        return Stream.of(results).<OneWorker.Outcome>map(OneWorker.Outcome.Done::new).toList();
    }

    private static List<OneWorker.Outcome> run(OneWorker.Work work, String... jobs)
            throws Exception {
        var run = new FutureTask<>(() -> OneWorker.run(work, List.of(jobs)));
        Thread.ofPlatform().daemon().name("runs the jobs").start(run);
        List<OneWorker.Outcome> outcomes = Await.resultOf(run,
                "The jobs are " + List.of(jobs) + ".");
        assertEquals(List.of(), JvmProcess.activeChildren(),
                "run has returned. These workers are still alive.");
        return outcomes;
    }

    /** In the worker. */
    private static String work(Logbook log, String job) throws Exception {
        int before = log.linesAfter("begin:" + job).size();
        log.write("pid:" + ProcessHandle.current().pid());
        log.write("begin:" + job);
        String[] words = job.split(" ", -1);
        if (words.length > 2 && before > 0) {
            return "the job was begun for the second time";
        }
        switch (words[0]) {
            case "throw" -> throw new IOException("a bad job");
            case "exit" -> System.exit(Integer.parseInt(words[1]));
            case "halt" -> Runtime.getRuntime().halt(Integer.parseInt(words[1]));
            case "sleep" -> Thread.sleep(Duration.ofMinutes(1));
            default -> log.write("a good job");
        }
        return job.toUpperCase(Locale.ROOT);
    }
}
