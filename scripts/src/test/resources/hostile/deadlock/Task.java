// Points: 2
// Limit: 3
// Says: Deadlock: thread
// Says: waits in Thread.join
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        Object left = new Object();
        Object right = new Object();
        CountDownLatch both = new CountDownLatch(2);
        Thread first = Thread.ofPlatform().daemon().name("first")
                .start(() -> take(left, right, both));
        Thread second = Thread.ofPlatform().daemon().name("second")
                .start(() -> take(right, left, both));
        first.join();
        second.join();
        return a + b;
    }
    static void take(Object one, Object other, CountDownLatch both) {
        synchronized (one) {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                return;
            }
            synchronized (other) {
                IO.println("never");
            }
        }
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
