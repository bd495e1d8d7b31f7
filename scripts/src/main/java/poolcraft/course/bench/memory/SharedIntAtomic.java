package poolcraft.course.bench.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

/** What it costs two processes to add to one shared number, and to lose nothing. */
public record SharedIntAtomic() implements Benchmark {

    private static final OptionalDouble BAR = OptionalDouble.of(50);

    @Override
    public String name() {
        return "shared-int-atomic";
    }

    @Override
    public String description() {
        return "two processes add one to the same int";
    }

    @Override
    public Unit unit() {
        return Unit.MILLIONS_PER_SECOND;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(SharedIntAtomicOurs.class, JvmProcess.class, SharedInt.class));
        contenders.addAll(workshop.cpython(this, "shared_int.py", BAR));
        return contenders;
    }
}
