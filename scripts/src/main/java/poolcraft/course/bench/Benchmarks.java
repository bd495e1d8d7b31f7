package poolcraft.course.bench;

import java.util.List;
import poolcraft.course.bench.memory.SharedIntAtomic;
import poolcraft.course.bench.process.ProcessStart;

/** The benchmarks that there are. */
public final class Benchmarks {

    private Benchmarks() {}

    /** In the order of the chapters. */
    public static List<Benchmark> all() {
        return List.of(
                new ProcessStart(),
                new SharedIntAtomic());
    }
}
