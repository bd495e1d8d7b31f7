package poolcraft.course.bench.pool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;

/** How long it takes to make a pool of two and to have a first result from it. */
public record PoolStart() implements Benchmark {

    @Override
    public String name() {
        return "pool-start";
    }

    @Override
    public String description() {
        return "making a pool of two, and having a first result from it";
    }

    @Override
    public Unit unit() {
        return Unit.MILLISECONDS;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(PoolStartOurs.class, Libraries.ofThePool()));
        contenders.addAll(workshop.cpython(this, "pool_start.py", OptionalDouble.of(1), "spawn"));
        for (String method : List.of("forkserver", "fork")) {
            contenders.addAll(workshop.cpython(this, "pool_start.py", OptionalDouble.empty(),
                    method));
        }
        return contenders;
    }
}
