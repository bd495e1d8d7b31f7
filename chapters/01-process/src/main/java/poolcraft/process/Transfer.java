package poolcraft.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One sending of an object to another process, as a {@link Transferable} sees it.
 *
 * <p>It ends in one of two ways, and runs the actions given for that way in the order in which they
 * were given: an end of a pipe, say, closes its side here once it has been sent, and stays open
 * when the child could not be started. Used by one thread.
 */
public final class Transfer {

    private final List<Runnable> ifSent = new ArrayList<>();
    private final List<Runnable> ifFailed = new ArrayList<>();

    private final Set<Class<?>> classes = new LinkedHashSet<>();

    /** For the channels of the library: who starts a transfer must end it. */
    public Transfer() {}

    /** Runs {@code action} when the object has been handed over. */
    public void ifSent(Runnable action) {
        ifSent.add(action);
    }

    /** Runs {@code action} when the object did not leave this process. */
    public void ifFailed(Runnable action) {
        ifFailed.add(action);
    }

    /** Notes that the receiver will need {@code type}. */
    void needs(Class<?> type) {
        classes.add(type);
    }

    /** The classes that the receiver will need. */
    Set<Class<?>> neededClasses() {
        return classes;
    }

    /** Ends this transfer: the object has been handed over. */
    public void sent() {
        ifSent.forEach(Runnable::run);
    }

    /** Ends this transfer: the object stays here. */
    public void failed() {
        ifFailed.forEach(Runnable::run);
    }
}
