package poolcraft.course.bench.lock;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

/** What a lock costs while nobody else wants it. */
public record LockPair() implements Benchmark {

    private static final OptionalDouble BAR = OptionalDouble.of(3);

    @Override
    public String name() {
        return "lock-pair";
    }

    @Override
    public String description() {
        return "acquire and release a free lock";
    }

    @Override
    public Unit unit() {
        return Unit.NANOSECONDS;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(LockPairOurs.class, JvmProcess.class, SharedInt.class,
                ProcessLock.class));
        contenders.addAll(workshop.cpython(this, "lock_pair.py", BAR));
        return contenders;
    }
}
