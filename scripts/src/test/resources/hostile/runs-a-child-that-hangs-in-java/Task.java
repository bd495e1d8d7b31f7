// Points: 2
// Limit: 3
// Says: sleeps (at Task.java:
// Says: waits for a child process to end
import java.util.List;
import java.util.function.Consumer;

class Task {
    static int add(int a, int b) throws Exception {
        return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                System.getProperty("java.class.path"), "Task").start().waitFor();
    }
    public static void main(String[] args) throws Exception {
        Thread.sleep(31_337_000);
    }

    static void each(List<Integer> numbers, Consumer<Integer> action) {
        numbers.forEach(action);
    }
}
