package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import poolcraft.memory.SharedInt;
import poolcraft.process.PrivateFolder;

/**
 * What happens where there is no room in shared memory. A file system is not filled for it: a child
 * process may write files of half a ring, and no longer ones.
 */
@EnabledIf(value = "canLimit", disabledReason = "there is no prlimit here")
class QueueRoomTest {

    private static final int ROOM = QueueLayout.RING / 2;
    private static final int LARGE = ROOM + 1;

    /** With its kind in front. */
    private static final int LARGE_STORED = LARGE + 1;
    private static final int SMALL = 10_000;

    static boolean canLimit() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prlimit")));
    }

    /** From now on the files that this process writes have no more room than that. */
    private static void limitFiles() throws Exception {
        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + ROOM + ":").inheritIO()
                .start().waitFor()).isZero();
    }

    /** The files of this process in the places where segments are made. */
    private static List<Path> files() throws IOException {
        String own = "owner-" + ProcessHandle.current().pid() + ".";
        List<Path> found = new ArrayList<>();
        for (PrivateFolder place : List.of(PrivateFolder.inMemory(), PrivateFolder.temporary())) {
            if (Files.isDirectory(place.path())) {
                try (Stream<Path> all = Files.list(place.path())) {
                    all.filter(file -> isFileOf(own, file)).forEach(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isFileOf(String owner, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(owner) && name.contains("~");
    }

    @Test
    void whereThereIsNoRoomForAQueueTheErrorSaysHowMuchItNeedsAndNothingIsLeft() throws Exception {
        Child.run(() -> {
            limitFiles();
            assertThatThrownBy(ProcessQueue::create).isInstanceOf(IOException.class)
                    .hasMessageContaining(QueueLayout.SIZE + " bytes")
                    .hasMessageContaining("free space");
            assertThat(files()).isEmpty();
        });
    }

    @Test
    void aLargeItemWithoutRoomIsNotPutAndTheQueueGoesOn() throws Exception {
        try (ProcessQueue<byte[]> queue = ProcessQueue.create()) {
            Child.run(() -> {
                limitFiles();
                queue.put(new byte[]{1});
                assertThatThrownBy(() -> queue.put(new byte[LARGE]))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageContaining("The item was not put: the queue holds 1,")
                        .hasMessageContaining("no room for " + LARGE_STORED + " bytes");
                assertThat(files()).isEmpty();
                queue.put(new byte[]{2});
            });
            assertThat(queue.memory().annexes().names()).isEmpty();
            assertThat(queue.take()).containsExactly(1);
            assertThat(queue.take()).containsExactly(2);
        }
    }

    @Test
    void aQueueThatCannotGrowKeepsWhatItHasAndTakesAgainWhenItIsEmpty() throws Exception {
        try (ProcessQueue<byte[]> queue = ProcessQueue.create();
                SharedInt put = SharedInt.create(0)) {
            Child.run(() -> {
                limitFiles();
                var full = catchThrowableOfType(UncheckedIOException.class, () -> {
                    while (true) {
                        queue.put(new byte[SMALL]);
                        put.incrementAndGet();
                    }
                });
                assertThat(full).hasMessageContaining("no room for " + QueueLayout.RING + " bytes");
                assertThat(queue.size()).isEqualTo(put.get()).isGreaterThan(1);
                assertThat(queue.drainTo(new ArrayList<>())).isEqualTo(put.get());
                queue.put(new byte[]{3});
            });
            assertThat(queue.take()).containsExactly(3);
        }
    }

    @Test
    void ofABatchWithoutRoomNothingIsPutAndTheErrorSaysHowManyItemsThatAre() throws Exception {
        try (JoinableProcessQueue<byte[]> jobs = JoinableProcessQueue.create()) {
            Child.run(() -> {
                limitFiles();
                assertThatThrownBy(() -> jobs.putAll(List.of(new byte[]{1}, new byte[LARGE])))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageContaining("2 items were not put");
            });
            assertThat(jobs.isEmpty()).isTrue();
            assertThat(jobs.memory().annexes().names()).isEmpty();
        }
    }
}
