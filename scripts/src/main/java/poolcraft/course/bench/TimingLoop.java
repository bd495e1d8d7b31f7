package poolcraft.course.bench;

import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.concurrent.Callable;

/** What a contender written in Java does: it answers rounds, as {@link Contender} says. */
final class TimingLoop {

    private TimingLoop() {}

    static void answer(Callable<?> operation) throws Exception {
        Scanner rounds = new Scanner(System.in, StandardCharsets.UTF_8);
        while (rounds.hasNextInt()) {
            System.out.print(round(rounds.nextInt(), operation));
            System.out.flush();
        }
    }

    private static StringBuilder round(int times, Callable<?> operation) throws Exception {
        StringBuilder answer = new StringBuilder();
        for (int time = 0; time < times; time++) {
            long start = System.nanoTime();
            operation.call();
            answer.append(System.nanoTime() - start).append('\n');
        }
        return answer;
    }
}
