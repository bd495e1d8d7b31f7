package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.process.JvmProcess;

/**
 * Programs drawn at random: calls that return, throw and end their worker, maps, cancelled calls,
 * killed workers, all mixed, and then a close. Whatever is drawn, each call has its own result or a
 * failure that it can have, nothing hangs, and no process is left. {@code -Dpoolcraft.programs=200}
 * draws more of them than the sample.
 */
class RandomProgramsTest {

    private static final int STEPS = 60;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("poolcraft.programs", 4));
    }

    /** What a call is to do. */
    private enum Fate {
        RETURNS, TAKES_LONGER, THROWS, EXITS
    }

    /** A call, and what became of it. */
    private record Call(int number, Fate fate, CompletableFuture<Integer> future) {}

    private final List<Call> calls = new ArrayList<>();
    private int kills;

    @ParameterizedTest
    @MethodSource("seeds")
    void eachCallHasItsResultOrItsFailure(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        Pool pool = Pool.builder().workers(1, 1 + random.nextInt(3))
                .maxTasksPerWorker(random.nextBoolean() ? 20 : 1_000_000).build();
        for (int step = 0; step < STEPS; step++) {
            take(random, pool);
        }
        boolean terminates = random.nextInt(4) == 0;
        if (terminates) {
            pool.terminate();
        }
        pool.close();
        int lost = 0;
        for (Call call : calls) {
            lost += check(call, terminates) ? 0 : 1;
        }
        assertThat(lost).as("calls that were lost to %d kills", kills)
                .isLessThanOrEqualTo(terminates ? calls.size() : kills);
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private void take(SplittableRandom random, Pool pool) {
        switch (random.nextInt(10)) {
            case 0 -> kill(random);
            case 1 -> cancel(random);
            case 2 -> map(random, pool);
            default -> {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    submit(random, pool);
                }
            }
        }
    }

    private void submit(SplittableRandom random, Pool pool) {
        int number = calls.size();
        int draw = random.nextInt(60);
        Fate fate = draw == 0
                ? Fate.EXITS
                : draw < 4 ? Fate.THROWS : draw < 10 ? Fate.TAKES_LONGER : Fate.RETURNS;
        calls.add(new Call(number, fate, pool.applyAsync(() -> run(number, fate))));
    }

    private static int run(int number, Fate fate) {
        switch (fate) {
            case TAKES_LONGER -> {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            }
            case THROWS -> throw new IllegalArgumentException("call " + number);
            case EXITS -> Runtime.getRuntime().halt(5);
            case RETURNS -> {
                return number;
            }
        }
        return number;
    }

    private void kill(SplittableRandom random) {
        List<JvmProcess> workers = JvmProcess.activeChildren();
        if (!workers.isEmpty()) {
            kills++;
            workers.get(random.nextInt(workers.size())).kill();
        }
    }

    private void cancel(SplittableRandom random) {
        if (!calls.isEmpty()) {
            calls.get(random.nextInt(calls.size())).future().cancel(random.nextBoolean());
        }
    }

    /** One that may lose a chunk, but not its order. */
    private void map(SplittableRandom random, Pool pool) {
        List<Integer> input = IntStream.range(0, random.nextInt(300)).boxed().toList();
        try {
            assertThat(pool.map(Tasks::square, input, 1 + random.nextInt(20)))
                    .isEqualTo(input.stream().map(n -> n * n).toList());
        } catch (WorkerDiedException e) {
            kills--; // this one took a chunk of the map, and no call
        }
    }

    /** Whether the call had what it was to have; false if its worker was killed. */
    private static boolean check(Call call, boolean terminated) throws Exception {
        try {
            assertThat(call.future().get(30, TimeUnit.SECONDS)).isEqualTo(call.number());
            assertThat(call.fate()).isIn(Fate.RETURNS, Fate.TAKES_LONGER);
            return true;
        } catch (CancellationException e) {
            return true;
        } catch (ExecutionException e) {
            return isExpected(call, e.getCause(), terminated);
        }
    }

    private static boolean isExpected(Call call, Throwable problem, boolean terminated) {
        if (problem instanceof IllegalArgumentException) {
            assertThat(call.fate()).isEqualTo(Fate.THROWS);
            assertThat(problem).hasMessage("call " + call.number());
            return true;
        }
        if (problem instanceof CancellationException) {
            assertThat(terminated).isTrue();
            return true;
        }
        assertThat(problem).isInstanceOf(WorkerDiedException.class);
        return call.fate() == Fate.EXITS;
    }
}
