package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.process.JvmProcess;

/** Workers make way for others: by age, by memory, after a death; more come, and they go again. */
class RecyclingTest {

    private static final int MEGABYTE = 1 << 20;

    /** What tasks leave in their worker. */
    private static final List<byte[]> KEPT = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void noWorkerIsLeft() {
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private static int keep(int megabytes) {
        for (int i = 0; i < megabytes; i++) {
            KEPT.add(new byte[MEGABYTE]);
        }
        return KEPT.size();
    }

    private static int waste(int megabytes) {
        int sum = 0;
        for (int i = 0; i < megabytes; i++) {
            sum += new byte[MEGABYTE].length;
        }
        return sum / MEGABYTE;
    }

    private static void awaitOtherThan(long pid, Pool pool) throws Exception {
        Await.until("there is another worker", () -> pool.apply(() -> Tasks.pid()) != pid);
    }

    private static void kill(long pid) {
        JvmProcess.activeChildren().stream().filter(child -> child.pid() == pid)
                .forEach(JvmProcess::kill);
    }

    @Test
    void aWorkerMakesWayWhenItIsOldAndNoTaskIsLost() throws Exception {
        try (Pool pool = Pool.builder().workers(1).maxAge(Duration.ofMillis(500)).build()) {
            awaitOtherThan(pool.apply(() -> Tasks.pid()), pool);
            assertThat(pool.stats().failed()).isZero();
            assertThat(pool.stats().workersDied()).isZero();
        }
    }

    @Test
    void aWorkerThatHasFilledItsMemoryMakesWayAndGarbageDoesNotCount() throws Exception {
        try (Pool pool = Pool.builder().workers(1).maxMemory(50L * MEGABYTE)
                .jvmOptions("-Xmx200m").build()) {
            long pid = pool.apply(() -> Tasks.pid());
            assertThat(pool.apply(() -> waste(300))).isEqualTo(300);
            assertThat(pool.apply(() -> Tasks.pid())).isEqualTo(pid);
            assertThat(pool.apply(() -> keep(80))).isEqualTo(80);
            awaitOtherThan(pid, pool);
            assertThat(pool.apply(() -> keep(0))).as("what the new one keeps").isZero();
            assertThat(pool.stats().workersDied()).isZero();
        }
    }

    @Test
    void aTaskThatNeedsTooMuchMemoryFailsAndItsWorkerIsReplaced() {
        try (Pool pool = Pool.builder().workers(1).jvmOptions("-Xmx40m").build()) {
            long pid = pool.apply(() -> Tasks.pid());
            assertThatThrownBy(() -> pool.apply(() -> keep(1_000)))
                    .isInstanceOf(OutOfMemoryError.class);
            long next = pool.apply(() -> Tasks.pid());
            assertThat(next).isNotEqualTo(pid);
            assertThatThrownBy(() -> pool.map(n -> keep(n), List.of(1_000)))
                    .isInstanceOf(OutOfMemoryError.class);
            assertThat(pool.apply(() -> Tasks.pid())).isNotEqualTo(next);
            assertThat(pool.apply(() -> keep(1))).isEqualTo(1);
        }
    }

    @Test
    void aSpareTakesADeadWorkersPlaceAndAnotherOneThatOfTheSpare() throws Exception {
        String value = "set";
        try (Pool pool = Pool.builder().workers(1).spares(1)
                .initializer(() -> System.setProperty("poolcraft.spare", value)).build()) {
            assertThat(pool.stats().workersStarted()).isEqualTo(2);
            assertThat(pool.stats().workers()).hasSize(1);
            long pid = pool.apply(() -> Tasks.pid());
            kill(pid);
            awaitOtherThan(pid, pool);
            assertThat(pool.stats().workers()).extracting(PoolStats.WorkerStats::number)
                    .containsExactly(2);
            assertThat(pool.apply(() -> System.getProperty("poolcraft.spare"))).isEqualTo("set");
            Await.until("there is a new spare", () -> pool.stats().workersStarted() == 3);
        }
    }

    @Test
    void aPoolShrinksToItsSizeAtRestWhenThereIsLessToDo() throws Exception {
        try (Pool pool = Pool.builder().workers(1, 2).build()) {
            Path sign = folder.resolve("go");
            CompletableFuture<Integer> one = pool.applyAsync(() -> Tasks.waitFor(sign));
            CompletableFuture<Integer> two = pool.applyAsync(() -> Tasks.waitFor(sign));
            Await.until("it has grown", () -> pool.stats().workers().size() == 2);
            Files.createFile(sign);
            assertThat(one.get(20, TimeUnit.SECONDS) + two.get(20, TimeUnit.SECONDS))
                    .isEqualTo(2);
            Await.until("it has shrunk", () -> pool.stats().workers().size() == 1);
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
            assertThat(pool.stats().workersDied()).isZero();
        }
    }
}
