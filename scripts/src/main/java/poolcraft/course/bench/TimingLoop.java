package poolcraft.course.bench;

import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.Callable;

/** What a contender written in Java does: it answers rounds, as {@link Contender} says. */
public final class TimingLoop {

    private TimingLoop() {}

    /** Measures an operation of microseconds or more. */
    public static void answer(Callable<?> operation) throws Exception {
        answer(1, operation);
    }

    /** Measures {@code times} operations at once, which {@code operations} does. */
    public static void answer(int times, Callable<?> operations) throws Exception {
        Scanner rounds = new Scanner(System.in, StandardCharsets.UTF_8);
        while (rounds.hasNextInt()) {
            System.out.print(round(rounds.nextInt(), times, operations));
            System.out.flush();
        }
    }

    private static StringBuilder round(int turns, int times, Callable<?> operations)
            throws Exception {
        StringBuilder answer = new StringBuilder();
        for (int turn = 0; turn < turns; turn++) {
            long start = System.nanoTime();
            operations.call();
            answer.append((double) (System.nanoTime() - start) / times).append('\n');
        }
        return answer;
    }
}
