// Points: 3
// Says: sleep 31337), first seen in addsTwoNumbers is still running
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        new ProcessBuilder("sleep", "31337").start();
        return a + b;
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
