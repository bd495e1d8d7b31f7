// Points: 0
// Says: would replace classes of the tests
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) {
        return 0;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
