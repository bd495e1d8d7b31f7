// Points: 3
// Says: thread forgotten
// Says: is no daemon
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) {
        Thread.ofPlatform().name("forgotten").start(Task::sleep);
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
