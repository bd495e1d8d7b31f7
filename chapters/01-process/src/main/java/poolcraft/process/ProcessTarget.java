package poolcraft.process;

import java.io.Serializable;

/**
 * What a child process runs: the {@code target} of CPython's {@code Process}.
 *
 * <p>A lambda or method reference that is given where a {@code ProcessTarget} is asked for becomes
 * serializable by that alone. It takes along what it captures, as a copy: the child never changes
 * the parent's objects.
 *
 * <pre>{@code
 * int number = 3;
 * JvmProcess.start(() -> worker(number));   // worker is a static method
 * }</pre>
 *
 * <p>A target that uses {@code this}, or an instance method, takes the whole object along. In a
 * compact source file every method without {@code static} is such a method.
 */
@FunctionalInterface
public interface ProcessTarget extends Serializable {

    /** Runs in the child. An exception ends the child with exit code 1 and a trace. */
    void run() throws Exception;
}
