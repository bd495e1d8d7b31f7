package poolcraft.manager;

import java.io.Serializable;

/**
 * Makes the objects of a registered type, in the manager's process.
 *
 * @param <T> the interface that is exposed
 */
@FunctionalInterface
public interface Maker<T> extends Serializable {

    /** A new object. */
    T make() throws Exception;
}
