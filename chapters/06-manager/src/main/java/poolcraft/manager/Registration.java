package poolcraft.manager;

import java.io.Serializable;

/**
 * A type that a manager makes objects of.
 *
 * @param type the interface that is exposed
 * @param maker makes them
 */
record Registration(Class<?> type, MakerOf<?, ?> maker) implements Serializable {}
