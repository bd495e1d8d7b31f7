// Points: 0
// Says: Task.java:
// Says: Your code does not compile
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) { return a + ; }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
