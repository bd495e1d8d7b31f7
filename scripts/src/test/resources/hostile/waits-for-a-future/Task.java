// Points: 2
// Limit: 3
// Says: waits for a future that nothing completes
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        return new CompletableFuture<Integer>().get();
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
