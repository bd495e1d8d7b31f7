// Points: 4
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) {
        Thread.currentThread().interrupt();
        return a + b;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
