package poolcraft.manager;

import java.io.Serializable;

/**
 * Makes the objects of a registered type from an argument, in the manager's process.
 *
 * @param <A> the argument; a copy of what the client gave
 * @param <T> the interface that is exposed
 */
@FunctionalInterface
public interface MakerOf<A, T> extends Serializable {

    /** A new object. */
    T make(A argument) throws Exception;
}
