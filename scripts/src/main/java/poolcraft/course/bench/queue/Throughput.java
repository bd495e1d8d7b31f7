package poolcraft.course.bench.queue;

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
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

/**
 * How many numbers pass through a queue.
 *
 * @param name of the benchmark
 * @param description what is done
 * @param program this project's contender
 * @param each how many processes put, and as many take
 */
public record Throughput(String name, String description, Class<?> program,
        int each) implements Benchmark {

    private static final OptionalDouble BAR = OptionalDouble.of(5);

    /** One puts, one takes. */
    public static Throughput oneToOne() {
        return new Throughput("queue-one-to-one", "one process puts numbers, one takes them",
                OneToOneOurs.class, 1);
    }

    /** Four put, four take. */
    public static Throughput fourToFour() {
        return new Throughput("queue-four-to-four", "four processes put numbers, four take them",
                FourToFourOurs.class, 4);
    }

    @Override
    public Unit unit() {
        return Unit.MILLIONS_PER_SECOND;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Workshop.ours(program, JvmProcess.class, Pipe.class, SharedInt.class,
                ProcessLock.class, ProcessQueue.class));
        for (String kind : List.of("Queue", "SimpleQueue")) {
            contenders.addAll(workshop.cpython(this, "throughput.py", BAR, kind,
                    Integer.toString(each)));
        }
        return contenders;
    }
}
