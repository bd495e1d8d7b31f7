// Points: 3
// Says: shared segment /dev/shm/poolcraft-hostile/owner-
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

class Task {
    /** Names its file as the course's library does. */
    static int add(int a, int b) throws Exception {
        Path folder = Files.createDirectories(Path.of("/dev/shm/poolcraft-hostile"));
        long pid = ProcessHandle.current().pid();
        Path file = Files.createFile(folder.resolve("owner-" + pid + ".x1~1~prices"));
        Files.createLink(folder.resolve("segment-prices-" + pid), file);
        return a + b;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
