package poolcraft.course.bench.pool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;

/**
 * How long one call and its result take, through a pool of two: the caller waits for each.
 *
 * @param name of the benchmark
 * @param description what is done
 * @param callers how many threads call at the same time
 * @param pauseMillis how long a caller sleeps before each call
 * @param overCPython the ratio that is wanted against CPython
 * @param overThreads the ratio that is wanted against the JDK's thread pool
 */
public record PoolCall(String name, String description, int callers, int pauseMillis,
        OptionalDouble overCPython, OptionalDouble overThreads) implements Benchmark {

    /** One caller, call after call. */
    public static PoolCall backToBack() {
        return new PoolCall("pool-call",
                "one caller calls a pool of two, and waits for each result",
                1, 0, OptionalDouble.of(20), OptionalDouble.of(1));
    }

    /** Eight callers, call after call. */
    public static PoolCall ofEight() {
        return new PoolCall("pool-call-of-eight", "eight callers call a pool of two at once", 8, 0,
                OptionalDouble.empty(), OptionalDouble.of(1 / 1.2));
    }

    /** One caller who does something else in between, so that all have gone to sleep. */
    public static PoolCall afterAPause() {
        return new PoolCall("pool-call-after-pause",
                "one caller calls a pool of two each time 3 ms after the last result", 1, 3,
                OptionalDouble.empty(), OptionalDouble.of(1 / 4.0));
    }

    @Override
    public Unit unit() {
        return Unit.MICROSECONDS;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<String> arguments = List.of(Integer.toString(callers), Integer.toString(pauseMillis));
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(PoolCallOurs.class, arguments, Libraries.ofThePool()));
        ProcessBuilder threads = Workshop.java(PoolCallThreads.class);
        threads.command().addAll(arguments);
        contenders.add(new Contender("JDK thread pool", overThreads, threads));
        for (String kind : List.of("Pool", "ProcessPoolExecutor")) {
            contenders.addAll(workshop.cpython(this, "pool_call.py", overCPython, kind,
                    Integer.toString(callers), Integer.toString(pauseMillis)));
        }
        return contenders;
    }
}
