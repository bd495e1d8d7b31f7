// Points: 2
// Limit: 3
// Says: reads from a pipe: no data comes
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        return new ProcessBuilder("sleep", "31337").start().getInputStream().read();
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
