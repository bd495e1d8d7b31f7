package poolcraft.course.bench.pipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Contender;
import poolcraft.course.bench.Unit;
import poolcraft.course.bench.Workshop;
import poolcraft.memory.RingPipe;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/**
 * How long a number takes to another process and back.
 *
 * @param name what the benchmark is called
 * @param over what the number goes over, in words
 * @param program this project's contender
 * @param bar the ratio that it is to reach
 */
public record RoundTrip(String name, String over, Class<?> program, double bar)
        implements
            Benchmark {

    /** Over a Unix domain socket. */
    public static RoundTrip socket() {
        return new RoundTrip("pipe-socket", "a pipe", RoundTripSocket.class, 1);
    }

    /** Over two rings in shared memory. */
    public static RoundTrip ring() {
        return new RoundTrip("pipe-ring", "a pipe of rings", RoundTripRing.class, 20);
    }

    @Override
    public String description() {
        return "a number to another process and back, over " + over;
    }

    @Override
    public Unit unit() {
        return Unit.MICROSECONDS;
    }

    @Override
    public List<Contender> contenders(Workshop workshop) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(
                Workshop.ours(program, JvmProcess.class, Pipe.class, RingPipe.class));
        contenders.addAll(workshop.cpython(this, "round_trip.py", OptionalDouble.of(bar)));
        return contenders;
    }
}
