package poolcraft.course.bench.lock;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;
import poolcraft.course.bench.memory.SharedIntAtomic;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

/** What it costs two processes to add to one shared number under its lock. */
public record SharedIntLocked() implements Benchmark {

    private static final OptionalDouble BAR = OptionalDouble.of(3);

    @Override
    public String name() {
        return "shared-int-locked";
    }

    @Override
    public String description() {
        return "two processes add one to the same int under a lock";
    }

    @Override
    public Unit unit() {
        return Unit.MILLIONS_PER_SECOND;
    }

    /** CPython's adders always take the lock of their value: they are the same as without one. */
    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(SharedIntLockedOurs.class, JvmProcess.class, SharedInt.class,
                ProcessLock.class));
        contenders.addAll(workshop.cpython(new SharedIntAtomic(), "shared_int.py", BAR));
        return contenders;
    }
}
