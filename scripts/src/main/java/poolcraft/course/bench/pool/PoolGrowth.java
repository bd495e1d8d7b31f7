package poolcraft.course.bench.pool;

import java.util.List;
import java.util.stream.Stream;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;

/**
 * How the cost of one grows with how many, or how large, they are. The pool competes with itself: if
 * the bars are alike, the cost is linear.
 *
 * @param name of the benchmark
 * @param description what is done
 * @param unit of the figure
 * @param heap how large the heap of the program may be, as an option of the JVM says it: in a
 *     small one, ten million tasks can be done only if they are not there at once
 * @param sizes from the smallest to the largest, each with its name
 */
public record PoolGrowth(String name, String description, Unit unit, String heap,
        List<Size> sizes) implements Benchmark {

    /** A size, and what it is called. */
    record Size(long size, String name) {}

    private static final Unit GIGABYTES_PER_SECOND = new Unit("GB/s", 1, true);

    /** From a thousand tasks to ten million, in chunks of 100, from a lazy input. */
    public static PoolGrowth ofTasks() {
        return new PoolGrowth("pool-growth-tasks",
                "the time of one task, of so many, in a heap of 64 MB",
                Unit.NANOSECONDS, "64m",
                Stream.of(1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L)
                        .map(n -> new Size(n, "%,d tasks".formatted(n))).toList());
    }

    /** From one worker to 64. */
    public static PoolGrowth ofWorkers() {
        return new PoolGrowth("pool-growth-workers",
                "the time of one worker, of so many, to its first result",
                Unit.MILLISECONDS, "1g", Stream.of(1L, 2L, 4L, 8L, 16L, 32L, 64L)
                        .map(n -> new Size(n, n == 1 ? "1 worker" : n + " workers")).toList());
    }

    /** From eight bytes to a hundred million. */
    public static PoolGrowth ofBytes() {
        return new PoolGrowth("pool-growth-bytes", "how fast an argument of that size is sent",
                GIGABYTES_PER_SECOND, "2g",
                Stream.of(8L, 1_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L)
                        .map(n -> new Size(n, "%,d bytes".formatted(n))).toList());
    }

    @Override
    public int times() {
        return 1;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) {
        return sizes.stream().map(size -> {
            ProcessBuilder program = Workshop.java(PoolGrowthOurs.class, Libraries.ofThePool());
            program.command().add(1, "-Xmx" + heap);
            program.command().addAll(List.of(name, Long.toString(size.size())));
            return new Contender(size.name(), program);
        }).toList();
    }
}
