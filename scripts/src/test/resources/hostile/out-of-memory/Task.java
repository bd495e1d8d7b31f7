// Points: 2
// Says: The memory of the JVM ran out
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) {
        List<long[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new long[1 << 20]);
        }
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
