// Points: 2
// Limit: 3
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        while (true) {
            new ProcessBuilder("sleep", "31337").start();
            Thread.sleep(1);
        }
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
