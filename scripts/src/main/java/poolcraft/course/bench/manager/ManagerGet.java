package poolcraft.course.bench.manager;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;
import poolcraft.lock.ProcessLock;
import poolcraft.manager.Manager;
import poolcraft.memory.SharedInt;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** How long it takes to read one value of a map that lives in a manager. */
public record ManagerGet() implements Benchmark {

    private static final OptionalDouble BAR = OptionalDouble.of(1);

    @Override
    public String name() {
        return "manager-get";
    }

    @Override
    public String description() {
        return "reading one value of a map that lives in a manager";
    }

    @Override
    public Unit unit() {
        return Unit.MICROSECONDS;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(ManagerGetOurs.class, Manager.class, ProcessLock.class,
                SharedInt.class, Pipe.class, JvmProcess.class));
        contenders.addAll(workshop.cpython(this, "manager_get.py", BAR));
        return contenders;
    }
}
