package poolcraft.course.bench.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;
import poolcraft.process.JvmProcess;

/** What a process costs: its start and its end. */
public record ProcessStart() implements Benchmark {

    private static final String SCRIPT = "process_start.py";

    @Override
    public String name() {
        return "process-start";
    }

    @Override
    public String description() {
        return "start and join of one process that does nothing";
    }

    @Override
    public Unit unit() {
        return Unit.MILLISECONDS;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(ProcessStartOurs.class, JvmProcess.class));
        contenders.addAll(workshop.cpython(this, SCRIPT, OptionalDouble.empty(), "fork"));
        contenders.addAll(workshop.cpython(this, SCRIPT, OptionalDouble.empty(), "forkserver"));
        contenders.addAll(workshop.cpython(this, SCRIPT, OptionalDouble.of(1.0), "spawn"));
        contenders.add(new Contender("bare JVM (raw limit)",
                Workshop.java(ProcessStartBare.class)));
        return contenders;
    }
}
