import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

@Idea("leftovers")
@Limit(20)
class LeftBehindTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

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
    @Points(1)
    void aLivingOwnerIsAlive() throws Exception {
        startOwner("abc");
        assertTrue(LeftBehind.isAlive(folder, "abc"),
                "A process has registered as owner abc and is alive.");
        assertEquals(List.of(), removed(), "The only owner is alive: nothing is to be removed.");
        assertFiles("data-abc-prices", "owner-abc");
    }

    @Test
    @Points(2)
    void whatAKilledOwnerLeftIsRemoved() throws Exception {
        startOwner("abc");
        kill(startOwner("dead"));
        Files.createFile(folder.resolve("data-dead-a-b-c"));
        assertEquals(List.of("data-dead-a-b-c", "data-dead-prices", "owner-dead"), removed(),
                "Of two owners, the one with the id dead was killed. These are the files that were"
                        + " to be removed.");
        assertFiles("data-abc-prices", "owner-abc");
    }

    @Test
    @Points(1)
    void soIsWhatHasNoOwnerAtAll() throws Exception {
        Files.createFile(folder.resolve("data-nobody-x"));
        assertEquals(List.of("data-nobody-x"), removed(),
                "There is no file owner-nobody: this owner is not alive.");
    }

    @Test
    @Points(1)
    void otherFilesStay() throws Exception {
        for (String name : List.of("notes.txt", "owners", "database", "my-owner-dead")) {
            Files.createFile(folder.resolve(name));
        }
        kill(startOwner("dead"));
        assertEquals(List.of("data-dead-prices", "owner-dead"), removed(), "An owner was killed."
                + " Beside its files, there are others that belong to no owner.");
        assertFiles("database", "my-owner-dead", "notes.txt", "owners");
    }

    @Test
    @Points(1)
    void neitherPidNorTimeProveAnything() throws Exception {
        startOwner("old");
        Files.setLastModifiedTime(folder.resolve("owner-old"), FileTime.from(Instant.EPOCH));
        assertTrue(LeftBehind.isAlive(folder, "old"), "An owner is alive. Its file says that it was"
                + " last changed in 1970, as it may after a change of the clock.");
        kill(startOwner("new"));
        Files.writeString(folder.resolve("owner-new"), "" + ProcessHandle.current().pid());
        assertTrue(!LeftBehind.isAlive(folder, "new"), "An owner was killed. Its pid was given to"
                + " another process, and stands in its file.");
    }

    @Test
    @Points(2)
    void whoLooksForLeftoversStaysAliveItself() throws Exception {
        String path = folder.toString();
        JvmProcess owner = startOwner("self", () -> {
            LeftBehind.register(Path.of(path), "self");
            LeftBehind.removeLeftovers(Path.of(path));
            if (!LeftBehind.isAlive(Path.of(path), "self")) {
                throw new IllegalStateException("owner self was asked whether it is alive, and"
                        + " said no");
            }
        });
        assertTrue(owner.isAlive(), "An owner registered, looked for leftovers, and was asked"
                + " whether it is alive itself. It failed; its trace is in the output.");
        assertTrue(LeftBehind.isAlive(folder, "self"), "An owner has registered and then looked"
                + " for leftovers. It is alive, but its lock is gone.");
    }

    @Test
    @Points(2)
    void theGarbageCollectorTakesNoLock() throws Exception {
        String path = folder.toString();
        startOwner("kept", () -> {
            LeftBehind.register(Path.of(path), "kept");
            collectGarbage();
        });
        assertTrue(LeftBehind.isAlive(folder, "kept"), "An owner has registered. Since then, its"
                + " garbage collector has run. The owner is alive, but its lock is gone.");
    }

    /** Returns when what was garbage before has been cleaned up. */
    private static void collectGarbage() throws InterruptedException {
        for (int round = 0; round < 3; round++) {
            var cleaned = new CountDownLatch(1);
            registerGarbage(cleaned);
            while (!cleaned.await(10, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                System.gc();
            }
        }
    }

    private static void registerGarbage(CountDownLatch cleaned) {
        Cleaner.create().register(new Object(), cleaned::countDown);
    }

    private JvmProcess startOwner(String id) throws Exception {
        String path = folder.toString();
        return startOwner(id, () -> LeftBehind.register(Path.of(path), id));
    }

    /** A process that does this, makes a file of its own, and then waits to be killed. */
    private JvmProcess startOwner(String id, ProcessTarget registration) throws Exception {
        String data = folder.resolve("data-" + id + "-prices").toString();
        try (SharedInt ready = SharedInt.create(0)) {
            JvmProcess owner = JvmProcess.start(() -> own(registration, data, ready));
            Await.until("a process registers as owner " + id, PATIENCE,
                    () -> ready.get() == 1 || !owner.isAlive());
            return owner;
        }
    }

    private static void own(ProcessTarget registration, String data, SharedInt ready)
            throws Exception {
        registration.run();
        Files.createFile(Path.of(data));
        ready.set(1);
        new CountDownLatch(1).await();
    }

    private static void kill(JvmProcess owner) throws InterruptedException {
        owner.kill();
        owner.join();
    }

    private List<String> removed() throws IOException {
        return LeftBehind.removeLeftovers(folder).stream().sorted().toList();
    }

    private void assertFiles(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(Arrays.asList(names),
                    files.map(file -> file.getFileName().toString()).sorted().toList(),
                    "These files were to be left in the folder.");
        }
    }
}
