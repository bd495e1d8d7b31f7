package poolcraft.course.bench.pipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** How many messages of a megabyte go to another process in a second. */
public record Megabytes() implements Benchmark {

    private static final OptionalDouble BAR = OptionalDouble.of(1);

    @Override
    public String name() {
        return "pipe-1mb";
    }

    @Override
    public String description() {
        return "messages of a megabyte, over a pipe";
    }

    @Override
    public Unit unit() {
        return Unit.PER_SECOND;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(MegabytesOurs.class, JvmProcess.class, Pipe.class));
        contenders.addAll(workshop.cpython(this, "megabytes.py", BAR, "duplex"));
        contenders.addAll(workshop.cpython(this, "megabytes.py", BAR, "one-way"));
        return contenders;
    }
}
