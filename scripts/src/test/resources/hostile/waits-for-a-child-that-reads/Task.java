// Points: 2
// Limit: 3
// Says: waits for a child process to end
// Says: Child process
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        return new ProcessBuilder("cat").start().waitFor();
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
