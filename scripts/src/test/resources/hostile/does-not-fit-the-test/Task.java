// Points: 0
// Says: the exercise's test does not fit it
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a) {
        return a;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
