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
 * What a pool of two costs that has worked, and waits. The figures are those of Linux; on another
 * system there are none.
 *
 * @param name of the benchmark
 * @param description what is measured
 * @param unit of the figure
 * @param bar the ratio that is wanted against a bare JVM, if that can be compared
 */
public record PoolAtRest(String name, String description, Unit unit,
        OptionalDouble bar) implements Benchmark {

    private static final Unit MEGABYTES = new Unit("MB", 1e6, false);
    private static final Unit PERCENT = new Unit("%", 1e7, false);

    /** What a bare JVM has resident, of the 60 MB that a worker may have. */
    private static final double BARE_OF_MOST = 36.0 / 60;

    /** The memory of a worker. */
    public static PoolAtRest resident() {
        return new PoolAtRest("pool-worker-memory", "the resident memory of an idle worker",
                MEGABYTES, OptionalDouble.of(BARE_OF_MOST));
    }

    /** The part of it that is its own, and its share of what it has in common with others. */
    public static PoolAtRest share() {
        return new PoolAtRest("pool-worker-share",
                "the same, with what processes share divided among them", MEGABYTES,
                OptionalDouble.empty());
    }

    /** The processor time of a pool and its workers. */
    public static PoolAtRest processor() {
        return new PoolAtRest("pool-idle", "the share of a core that an idle pool of two uses",
                PERCENT, OptionalDouble.empty());
    }

    @Override
    public int times() {
        return 1;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(PoolAtRestOurs.class, List.of(name),
                Libraries.ofThePool()));
        ProcessBuilder bare = Workshop.java(BareAtRest.class);
        bare.command().add(name);
        contenders.add(new Contender("bare JVM", bar, bare));
        contenders.addAll(
                workshop.cpython(this, "pool_at_rest.py", OptionalDouble.empty(), name));
        return contenders;
    }
}
