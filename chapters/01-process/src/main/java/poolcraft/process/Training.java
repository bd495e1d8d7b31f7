package poolcraft.process;

import java.util.List;

/**
 * How children that all begin alike are trained: they start from an {@link AotCache} of their own,
 * with what they need and nothing else. See {@link JvmProcessBuilder#trainedBy}.
 *
 * <p>A chapter names it as a service; it is public for that reason only, and has a public constructor
 * without arguments. Children that may do anything have a {@link Rehearsal} instead.
 */
public interface Training {

    /**
     * Starts a child with these options for its JVM, which then writes down what it loads; has it do
     * what all do, and waits for its end.
     */
    void run(List<String> jvmOptions) throws Exception;
}
