package poolcraft.course.bench;

import java.util.OptionalDouble;

/**
 * One who competes: a program that reads a number from its standard input, does the operation that
 * often, prints the nanoseconds of each on a line of its own, with a fraction perhaps, and ends at the
 * end of its input.
 *
 * @param name as in {@code CPython 3.13.0 spawn}
 * @param bar the ratio that this project wants to reach against it, if it wants one
 * @param program what to start
 */
public record Contender(String name, OptionalDouble bar, ProcessBuilder program) {

    public Contender(String name, ProcessBuilder program) {
        this(name, OptionalDouble.empty(), program);
    }
}
