package poolcraft.course.bench;

import java.io.IOException;
import java.util.List;

/** One figure that this project is compared by, and those who compete for it. */
public interface Benchmark {

    /** As in {@code process-start}. */
    String name();

    /** What is measured, in some words. */
    String description();

    /** How the nanoseconds that contenders report become the figure. */
    Unit unit();

    /** How often each contender does it in a round. */
    default int times() {
        return 10;
    }

    /**
     * Those who compete on this machine, this project first.
     *
     * @param workshop makes them
     */
    List<Contender> contenders(Workshop workshop) throws IOException;
}
