// Points: 2
// Says: its message cannot be read
import java.util.List;
import java.util.function.Consumer;

class Task {
    static class Monster extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    static int add(int a, int b) {
        throw new Monster();
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
