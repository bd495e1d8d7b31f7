// Points: 0
// Says: have the names of classes of the exercise's test
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
class TaskTest {
    void addsTwoNumbers() {}
}
