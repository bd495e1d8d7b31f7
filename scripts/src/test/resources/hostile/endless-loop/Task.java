// Points: 2
// Limit: 3
// Says: a loop without an end?
// Says: did not end within 3 seconds
// Says: at Task.java:
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) {
        int sum = a;
        while (sum >= 0) {
            sum = (sum + 1) % 7;
        }
        return sum;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
