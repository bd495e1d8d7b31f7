// Points: 0
// Says: not run nothing is left behind
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
        try {
            throw new AssertionError("mine");
        } catch (AssertionError swallowed) {
            return 0;
        }
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        try {
            action.accept(7);
        } catch (Throwable swallowed) {
            IO.println("swallowed");
        }
    }
}
