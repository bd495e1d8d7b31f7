package poolcraft.course.bench.pool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;

/** How fast a large argument gets to a worker: 10 MB of bytes, of which the length comes back. */
public record PoolMegabytes() implements Benchmark {

    private static final Unit MEGABYTES_PER_SECOND = new Unit("MB/s", 1e9, true);

    @Override
    public String name() {
        return "pool-10mb";
    }

    @Override
    public String description() {
        return "calls with an argument of 10 MB";
    }

    @Override
    public Unit unit() {
        return MEGABYTES_PER_SECOND;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(PoolMegabytesOurs.class, Libraries.ofThePool()));
        contenders.addAll(workshop.cpython(this, "pool_megabytes.py", OptionalDouble.of(4)));
        return contenders;
    }
}
