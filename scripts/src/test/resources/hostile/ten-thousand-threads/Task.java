// Points: 2
// Says: More than 2000 threads
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        for (int i = 0; i < 10_000; i++) {
            Thread.ofPlatform().daemon().start(Task::sleep);
        }
        Thread.sleep(31_337_000);
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
