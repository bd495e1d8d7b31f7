// Points: 2
// Says: but was:  0
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
