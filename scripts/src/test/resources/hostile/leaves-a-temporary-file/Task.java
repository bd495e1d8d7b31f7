// Points: 3
// Says: temporary file forgotten
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        Files.createTempFile("forgotten", ".txt");
        return a + b;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
