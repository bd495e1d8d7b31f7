package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.JvmProcess;

/** What must hold while much else goes on in the pool. */
class PressureTest {

    @TempDir
    private Path folder;

    private CompletableFuture<Integer> blocked(Pool pool, Path begun, Path end) {
        return pool.applyAsync(() -> {
            sign(begun);
            return Tasks.waitFor(end);
        });
    }

    private static void sign(Path file) {
        try {
            Files.createFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It is told by a segment, which has to be there until the last chunk is. */
    @RepeatedTest(3)
    void aFunctionWithALargeTableIsThereForTheLastChunk() {
        int[] table = IntStream.range(0, 50_000).toArray();
        try (Pool pool = Pool.of(2)) {
            assertThat(pool.map(n -> table[n], List.of(7))).containsExactly(7);
            assertThat(pool.map(n -> table[n], List.of(1, 2, 3), 1)).containsExactly(1, 2, 3);
            assertThat(pool.imap(n -> table[n], List.of(4, 5), 1).toList()).containsExactly(4, 5);
        }
    }

    @Test
    void aTimeLimitHoldsForOneWhoReadsForOthers() throws Exception {
        Path begun = folder.resolve("begun");
        Path end = folder.resolve("end");
        var stop = new AtomicBoolean();
        try (Pool pool = Pool.of(2)) {
            CompletableFuture<Integer> slow = blocked(pool, begun, end);
            Thread traffic = Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    List<CompletableFuture<Integer>> quick = IntStream.range(0, 50)
                            .mapToObj(n -> pool.<Integer>applyAsync(() -> Tasks.square(n)))
                            .toList();
                    quick.forEach(CompletableFuture::join);
                }
            });
            Tasks.waitFor(begun);
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> slow.get(5, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
            }
            Thread.currentThread().interrupt();
            assertThatThrownBy(slow::get).isInstanceOf(InterruptedException.class);
            stop.set(true);
            traffic.join();
            sign(end);
            assertThat(slow.join()).isEqualTo(1);
        }
    }

    @Test
    void whoReadsOnAfterAShutdownMissesNothing() {
        try (Pool pool = Pool.of(2)) {
            Iterator<Integer> results = pool.imap(n -> n,
                    () -> IntStream.iterate(0, n -> n + 1).iterator(), 1).iterator();
            List<Integer> seen = new ArrayList<>(List.of(results.next()));
            pool.shutdown();
            assertThatThrownBy(() -> {
                while (true) {
                    seen.add(results.next());
                }
            }).isInstanceOf(RejectedExecutionException.class);
            assertThat(seen).hasSizeGreaterThan(10)
                    .isEqualTo(IntStream.range(0, seen.size()).boxed().toList());
        }
    }

    /** Nor do tasks that another one has taken back count as work that could be taken back. */
    @Test
    void nothingWaitsBehindALongTaskWhileAWorkerIsIdle() throws Exception {
        List<Path> begun = IntStream.range(0, 3).mapToObj(n -> folder.resolve("begun" + n))
                .toList();
        List<Path> ends = IntStream.range(0, 3).mapToObj(n -> folder.resolve("end" + n)).toList();
        try (Pool pool = Pool.of(3)) {
            pool.map(Tasks::square, List.of(1, 2, 3), 1);
            CompletableFuture<Integer> first = blocked(pool, begun.getFirst(), ends.getFirst());
            Tasks.waitFor(begun.getFirst());
            IntStream.range(0, 300).mapToObj(n -> pool.<Integer>applyAsync(() -> Tasks.square(n)))
                    .toList().forEach(CompletableFuture::join);
            List<CompletableFuture<Integer>> long2 = List.of(
                    blocked(pool, begun.get(1), ends.get(1)),
                    blocked(pool, begun.get(2), ends.get(2)));
            Tasks.waitFor(begun.get(1));
            Tasks.waitFor(begun.get(2));
            List<CompletableFuture<Integer>> behind = IntStream.range(0, 30)
                    .mapToObj(n -> pool.<Integer>applyAsync(() -> Tasks.square(n))).toList();
            sign(ends.get(2));
            behind.forEach(CompletableFuture::join);
            assertThat(first).isNotDone();
            assertThat(long2.getFirst()).isNotDone();
            sign(ends.getFirst());
            sign(ends.get(1));
        }
    }

    /** The segment of a long result belongs to the worker, which goes right after it. */
    @Test
    void aLongResultIsReadBeforeItsWorkerIsGone() {
        try (Pool pool = Pool.builder().workers(1).maxTasksPerWorker(1).build()) {
            for (int i = 0; i < 5; i++) {
                byte fill = (byte) i;
                byte[] result = pool.apply(() -> filled(fill));
                assertThat(result).hasSize(1_000_000).containsOnly(fill);
            }
        }
    }

    private static byte[] filled(byte value) {
        byte[] bytes = new byte[1_000_000];
        Arrays.fill(bytes, value);
        return bytes;
    }

    /** In a small JVM with a large worker. */
    @Test
    void aResultThatDoesNotFitIntoThisProcessFailsAlone() throws Exception {
        try (JvmProcess program = JvmProcess.builder().jvmOptions("-Xmx48m").start(() -> {
            try (Pool pool = Pool.builder().workers(1).jvmOptions("-Xmx400m").build()) {
                long pid = pool.apply(() -> Tasks.pid());
                assertThatThrownBy(() -> pool.apply(() -> new byte[100_000_000]))
                        .cause().isInstanceOf(UnreadableMessageException.class)
                        .hasMessageContaining("cannot be read in this process");
                assertThat(pool.apply(() -> Tasks.pid())).isEqualTo(pid);
            }
        })) {
            program.join();
            assertThat(program.exitCode()).hasValue(0);
        }
    }
}
