// Points: 3
// Says: the program does not end
import java.util.List;
import java.util.function.Consumer;

class Task {
    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Task::sleep));
    }

    static int add(int a, int b) {
        return a + b;
    }
    static void sleep() {
        try {
            Thread.sleep(31_337_000);
        } catch (InterruptedException e) {
            return;
        }
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
