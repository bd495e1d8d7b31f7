package poolcraft.course.bench.pool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;

/**
 * How many items a second go through a pool of two, each a number that is squared.
 *
 * @param name of the benchmark
 * @param description what is done
 * @param ways how this project does it, and then how CPython does it, and the ratio wanted
 * @param withThreads whether the JDK's thread pool can do the same
 */
public record PoolMap(String name, String description, List<Way> ways,
        boolean withThreads) implements Benchmark {

    /** A way to do it, and the ratio that is wanted against it. */
    record Way(String name, OptionalDouble bar) {

        Way(String name, double bar) {
            this(name, OptionalDouble.of(bar));
        }
    }

    /** Every item a task of its own. */
    public static PoolMap oneByOne() {
        return new PoolMap("pool-tasks", "a pool of two squares numbers, each as a task of its own",
                List.of(new Way("tasks", OptionalDouble.empty()), new Way("Pool.map", 10),
                        new Way("Pool.imap_unordered", OptionalDouble.empty()),
                        new Way("Executor.map", 50)),
                true);
    }

    /** Chunks as large as the pool wants them. */
    public static PoolMap inChunks() {
        return new PoolMap("pool-items", "a pool of two squares a million numbers",
                List.of(new Way("items", OptionalDouble.empty()), new Way("Pool.map in chunks", 2)),
                false);
    }

    @Override
    public Unit unit() {
        return Unit.MILLIONS_PER_SECOND;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(PoolMapOurs.class, List.of(ways.getFirst().name()),
                Libraries.ofThePool()));
        if (withThreads) {
            contenders.add(
                    new Contender("JDK thread pool", Workshop.java(PoolMapThreads.class)));
        }
        for (Way way : ways.subList(1, ways.size())) {
            contenders.addAll(workshop.cpython(this, "pool_map.py", way.bar(), way.name()));
        }
        return contenders;
    }
}
