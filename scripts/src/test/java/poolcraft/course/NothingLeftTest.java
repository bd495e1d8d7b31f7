package poolcraft.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import poolcraft.process.PrivateFolder;

/**
 * After all the tests of a build, none of its processes lives, and what its killed processes had in
 * shared memory and in the temporary folder is gone.
 *
 * <p>Maven runs this class by itself, when all other tests are over. Other builds and programs of
 * the same user may run at the same time: a process is this build's when its environment has the
 * build's mark, and a file is allowed only as long as its owner lives, who is none of this build.
 */
@EnabledOnOs(OS.LINUX)
class NothingLeftTest {

    /** A daemon that was told to end may take a moment; so may others who come and go meanwhile. */
    private static final Duration GRACE = Duration.ofSeconds(20);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private static final Path PROCESSES = Path.of("/proc");

    private static final String BUILD = "POOLCRAFT_BUILD";

    @Test
    void noProcessOfTheBuildIsAlive() {
        assertThat(System.getenv(BUILD)).isNotBlank();
        assertThat(afterGrace(NothingLeftTest::processes)).isEmpty();
    }

    @Test
    void noFileIsInSharedMemoryWithoutALivingOwnerOfAnotherProgram() {
        assertThat(afterGrace(() -> strays(PrivateFolder.inMemory()))).isEmpty();
    }

    @Test
    void noSocketOrOtherFileIsInTheTemporaryFolderWithoutALivingOwnerOfAnotherProgram() {
        assertThat(afterGrace(() -> strays(PrivateFolder.temporary()))).isEmpty();
    }

    private static List<String> afterGrace(Supplier<List<String>> left) {
        long end = System.nanoTime() + GRACE.toNanos();
        List<String> found = left.get();
        while (!found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            found = left.get();
        }
        return found;
    }

    private static List<String> processes() {
        Set<Long> own = ownWithAncestors();
        return list(PROCESSES).stream().map(Path::getFileName).map(Path::toString)
                .filter(name -> name.matches("\\d+")).mapToLong(Long::parseLong)
                .filter(pid -> !own.contains(pid) && isOfThisBuild(pid))
                .mapToObj(pid -> pid + " " + read(pid, "cmdline").replace('\0', ' ')).toList();
    }

    /** This JVM, and the shell that Maven started it with. */
    private static Set<Long> ownWithAncestors() {
        return Stream.iterate(Optional.of(ProcessHandle.current()), Optional::isPresent,
                one -> one.flatMap(ProcessHandle::parent)).map(one -> one.get().pid())
                .collect(Collectors.toSet());
    }

    private static boolean isOfThisBuild(long pid) {
        return read(pid, "environ").contains(BUILD + "=" + System.getenv(BUILD) + "\0");
    }

    /** What ended meanwhile, or is another user's, is none of the build. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(PROCESSES.resolve(Long.toString(pid)).resolve(file),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException _) {
            return "";
        }
    }

    /** What nobody else has in the folder, after the clean-up that each program does. */
    private static List<String> strays(PrivateFolder folder) {
        try {
            folder.sweep();
            return folder.locked(() -> {
                List<Path> files = list(folder.path());
                List<String> strays = new ArrayList<>();
                for (Path file : files) {
                    if (isStray(file, files)) {
                        strays.add(file.toString());
                    }
                }
                return strays;
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + folder.path(), e);
        }
    }

    private static boolean isStray(Path file, List<Path> all) throws IOException {
        String name = file.getFileName().toString();
        if (name.startsWith("owner-")) {
            int separator = name.indexOf('~');
            String owner = separator < 0 ? name : name.substring(0, separator);
            long pid = Long.parseLong(owner.substring("owner-".length(), owner.indexOf('.')));
            boolean isOwn = pid == ProcessHandle.current().pid();
            return (!isOwn && isOfThisBuild(pid)) || !all.contains(file.resolveSibling(owner));
        }
        return name.startsWith("segment-") && !hasOwner(file, all);
    }

    /** A public name is the second name of a file that has an owner. */
    private static boolean hasOwner(Path file, List<Path> all) throws IOException {
        for (Path other : all) {
            if (other.getFileName().toString().contains("~") && Files.exists(other)
                    && Files.isSameFile(file, other)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("Cannot list " + folder, e);
        }
    }
}
