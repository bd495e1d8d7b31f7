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
        answerWith(() -> nanos(times, operations));
    }

    /** Answers with what {@code measurement} says, the nanoseconds of an operation. */
    public static void answerWith(Callable<Double> measurement) throws Exception {
        Scanner rounds = new Scanner(System.in, StandardCharsets.UTF_8);
        while (rounds.hasNextInt()) {
            StringBuilder answer = new StringBuilder();
            for (int turn = rounds.nextInt(); turn > 0; turn--) {
                answer.append(measurement.call().doubleValue()).append('\n');
            }
            System.out.print(answer);
            System.out.flush();
        }
    }

    private static double nanos(int times, Callable<?> operations) throws Exception {
        long start = System.nanoTime();
        operations.call();
        return (double) (System.nanoTime() - start) / times;
    }
}
