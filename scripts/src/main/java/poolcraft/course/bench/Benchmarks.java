package poolcraft.course.bench;

import java.util.List;
import poolcraft.course.bench.lock.LockPair;
import poolcraft.course.bench.lock.SharedIntLocked;
import poolcraft.course.bench.manager.ManagerGet;
import poolcraft.course.bench.memory.SharedIntAtomic;
import poolcraft.course.bench.pipe.Megabytes;
import poolcraft.course.bench.pipe.RoundTrip;
import poolcraft.course.bench.pool.PoolAtRest;
import poolcraft.course.bench.pool.PoolCall;
import poolcraft.course.bench.pool.PoolGrowth;
import poolcraft.course.bench.pool.PoolMap;
import poolcraft.course.bench.pool.PoolMegabytes;
import poolcraft.course.bench.pool.PoolStart;
import poolcraft.course.bench.process.ProcessStart;
import poolcraft.course.bench.queue.Throughput;

/** The benchmarks that there are. */
public final class Benchmarks {

    private Benchmarks() {}

    /** In the order of the chapters. */
    public static List<Benchmark> all() {
        return List.of(
                new ProcessStart(),
                RoundTrip.socket(),
                new Megabytes(),
                new SharedIntAtomic(),
                RoundTrip.ring(),
                new LockPair(),
                new SharedIntLocked(),
                Throughput.oneToOne(),
                Throughput.fourToFour(),
                new ManagerGet(),
                new PoolStart(),
                PoolCall.backToBack(),
                PoolCall.ofEight(),
                PoolCall.afterAPause(),
                PoolMap.oneByOne(),
                PoolMap.inChunks(),
                new PoolMegabytes(),
                PoolAtRest.resident(),
                PoolAtRest.share(),
                PoolAtRest.processor(),
                PoolGrowth.ofTasks(),
                PoolGrowth.ofWorkers(),
                PoolGrowth.ofBytes());
    }
}
