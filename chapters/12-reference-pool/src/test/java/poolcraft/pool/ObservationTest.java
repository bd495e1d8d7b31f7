package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.process.JvmProcess;

/** What a pool says of what it does: counts, a trace, and events for the Flight Recorder. */
class ObservationTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 10).boxed().toList();

    @TempDir
    private Path folder;

    @AfterEach
    void noWorkerIsLeft() {
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private static int halt() {
        Runtime.getRuntime().halt(3);
        return 1;
    }

    /** Runs for {@code millis} at least. */
    private static int spin(int millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return millis;
    }

    @Test
    void aPoolCountsItsTasksAndItsWorkers() {
        try (Pool pool = Pool.builder().workers(1).retries(1).build()) {
            pool.map(Tasks::square, NUMBERS, 5);
            assertThat(catchThrowable(() -> pool.apply(() -> Tasks.failAt(1, 1)))).isNotNull();
            assertThat(catchThrowable(() -> pool.apply(ObservationTest::halt))).isNotNull();
            pool.apply(() -> 1);
            PoolStats stats = pool.stats();
            assertThat(stats.submitted()).isEqualTo(5);
            assertThat(stats.succeeded()).isEqualTo(3);
            assertThat(stats.failed()).isEqualTo(2);
            assertThat(stats.retried()).isEqualTo(1);
            assertThat(stats.workersStarted()).isEqualTo(3);
            assertThat(stats.workersDied()).isEqualTo(2);
            assertThat(stats.waiting()).isZero();
        }
    }

    @Test
    void runTimeIsThatOfTheTasks() {
        try (Pool pool = Pool.of(1)) {
            pool.apply(() -> spin(10));
            pool.map(ObservationTest::spin, List.of(10, 10), 2);
            assertThat(pool.stats().runTime()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        }
    }

    @Test
    void queueTimeIsHowLongATaskWaitsForOthers() throws Exception {
        try (Pool pool = Pool.of(1)) {
            Path sign = folder.resolve("go");
            CompletableFuture<Integer> first = pool.applyAsync(() -> Tasks.waitFor(sign));
            CompletableFuture<Integer> second = pool.applyAsync(() -> 1);
            spin(30);
            Files.createFile(sign);
            assertThat(first.get() + second.get()).isEqualTo(2);
            assertThat(pool.stats().queueTime()).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        }
    }

    @Test
    void bytesSentAreThoseOfTheArguments() {
        try (Pool pool = Pool.of(1)) {
            byte[] much = new byte[100_000];
            pool.apply(() -> much.length);
            pool.map(bytes -> bytes.length, List.of(much, much), 1);
            assertThat(pool.stats().bytesSent()).isBetween(300_000L, 301_000L);
        }
    }

    @Test
    void aPoolTellsWhatEachWorkerHasToDo() throws Exception {
        try (Pool pool = Pool.of(1)) {
            long pid = pool.apply(() -> Tasks.pid());
            Path sign = folder.resolve("go");
            CompletableFuture<Integer> running = pool.applyAsync(() -> Tasks.waitFor(sign));
            CompletableFuture<Integer> behind = pool.applyAsync(() -> 1);
            PoolStats.WorkerStats busy = pool.stats().workers().getFirst();
            assertThat(busy.number()).isEqualTo(1);
            assertThat(busy.pid()).isEqualTo(pid);
            assertThat(busy.load()).isEqualTo(2);
            assertThat(busy.done()).isEqualTo(1);
            Files.createFile(sign);
            assertThat(running.join() + behind.join()).isEqualTo(2);
            PoolStats.WorkerStats idle = pool.stats().workers().getFirst();
            assertThat(idle.load()).isZero();
            assertThat(idle.done()).isEqualTo(3);
            assertThat(idle.runTime()).isGreaterThan(busy.runTime());
        }
    }

    @Test
    void aTraceHasTheLastTasksInTheirOrderAndTheTimesOfEach() {
        try (Pool pool = Pool.builder().workers(1).trace(3).build()) {
            pool.map(Tasks::square, NUMBERS, 1);
            assertThat(catchThrowable(() -> pool.apply(() -> Tasks.failAt(1, 1)))).isNotNull();
            pool.apply(() -> spin(5));
            List<TaskSpan> spans = pool.trace();
            assertThat(spans).extracting(TaskSpan::failed).containsExactly(false, true, false);
            assertThat(spans).allSatisfy(span -> {
                assertThat(span.worker()).isEqualTo(1);
                assertThat(span.submitted()).isLessThanOrEqualTo(span.begun());
                assertThat(span.begun()).isLessThanOrEqualTo(span.ended());
            });
            TaskSpan last = spans.getLast();
            assertThat(last.submitted()).isGreaterThanOrEqualTo(spans.get(1).ended());
            assertThat(last.ended().minus(last.begun()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(5));
        }
    }

    @Test
    void withoutBeingAskedForThereIsNoTrace() {
        try (Pool pool = Pool.of(1)) {
            pool.apply(() -> 1);
            assertThat(pool.trace()).isEmpty();
        }
    }

    /** In the order of time: those of several threads are in the file in any order. */
    private List<RecordedEvent> recorded(String event, Runnable action) throws Exception {
        try (var recording = new Recording()) {
            recording.enable(event);
            recording.start();
            action.run();
            recording.stop();
            Path file = folder.resolve("recording.jfr");
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(read -> read.getEventType().getName().equals(event))
                    .sorted(Comparator.comparing(RecordedEvent::getStartTime)).toList();
        }
    }

    @Test
    void theFlightRecorderIsToldOfEachTask() throws Exception {
        List<RecordedEvent> events = recorded("poolcraft.Task", () -> {
            try (Pool pool = Pool.of(1)) {
                pool.apply(() -> spin(5));
                assertThat(catchThrowable(() -> pool.apply(() -> Tasks.failAt(1, 1))))
                        .isNotNull();
            }
        });
        assertThat(events).extracting(event -> event.getBoolean("failed"))
                .containsExactly(false, true);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getInt("worker")).isEqualTo(1);
            assertThat(event.getLong("pid")).isPositive();
            assertThat(event.getLong("bytes")).isPositive();
            assertThat(event.getDuration("queueTime")).isPositive();
        });
        assertThat(events.getFirst().getDuration("runTime"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(5));
    }

    @Test
    void theFlightRecorderIsToldWhenWorkersComeAndGo() throws Exception {
        List<RecordedEvent> events = recorded("poolcraft.Worker", () -> {
            try (Pool pool = Pool.builder().workers(1).maxTasksPerWorker(1).build()) {
                pool.map(Tasks::square, List.of(1, 2), 1);
            }
        });
        assertThat(events).extracting(event -> event.getString("what") + event.getInt("worker"))
                .contains("started1", "ended1", "started2", "ended2");
    }
}
