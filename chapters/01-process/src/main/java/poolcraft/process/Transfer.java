package poolcraft.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One sending of an object to another process, as a {@link Transferable} sees it.
 *
 * <p>The actions given for what becomes of it run in the order in which they were given: an end of
 * a pipe, say, closes its side here once it has been sent, and stays open when the child could not
 * be started.
 *
 * <pre>
 *  OPEN  --sent-->    SENDING  ifSent runs, then SENT
 *  OPEN  --failed-->  FAILED   ifFailed runs
 *  SENT  --arrived--> ARRIVED
 *  SENT  --lost-->    LOST     ifLost runs
 * </pre>
 *
 * <p>What would lead elsewhere does nothing; {@code lost} that comes before SENT waits for
 * it. The actions are given by one thread, the one that sends; the end may come from any thread.
 */
public final class Transfer {

    private enum State {
        OPEN, SENDING, SENT, FAILED, ARRIVED, LOST
    }

    // Most transfers have nothing in any of these.
    private List<Runnable> ifSent = List.of();
    private List<Runnable> ifFailed = List.of();
    private List<Runnable> ifLost = List.of();
    private Set<Class<?>> classes = Set.of();

    private State state = State.OPEN;
    private boolean lostEarly;

    /** For the channels of the library: who starts a transfer must end it. */
    public Transfer() {}

    /** Runs {@code action} when the object has been handed over. */
    public void ifSent(Runnable action) {
        ifSent = plus(ifSent, action);
    }

    /** Runs {@code action} when the object did not leave this process. */
    public void ifFailed(Runnable action) {
        ifFailed = plus(ifFailed, action);
    }

    /**
     * Runs {@code action} when the receiver has ended or will never read the object: after {@link
     * #ifSent}, perhaps much later, in another thread. It also runs if a receiver that has ended did
     * read the object: take back only what nobody has taken.
     */
    public void ifLost(Runnable action) {
        ifLost = plus(ifLost, action);
    }

    private static List<Runnable> plus(List<Runnable> actions, Runnable action) {
        List<Runnable> longer = actions.isEmpty() ? new ArrayList<>() : actions;
        longer.add(action);
        return longer;
    }

    /** Whether somebody may yet have to hear of {@link #lost()}: else a channel may forget this. */
    public synchronized boolean mayBeLost() {
        return !ifLost.isEmpty() && (state == State.SENT || state == State.SENDING);
    }

    /** Notes that the receiver will need {@code type}. */
    void needs(Class<?> type) {
        if (classes.isEmpty()) {
            classes = new LinkedHashSet<>();
        }
        classes.add(type);
    }

    /** The classes that the receiver will need. */
    Set<Class<?>> neededClasses() {
        return classes;
    }

    /** The object has been handed over. */
    public void sent() {
        if (goes(State.OPEN, State.SENDING)) {
            ifSent.forEach(Runnable::run);
            goes(State.SENDING, State.SENT);
            if (wasLostEarly()) {
                lost();
            }
        }
    }

    /** The object stays here. */
    public void failed() {
        if (goes(State.OPEN, State.FAILED)) {
            ifFailed.forEach(Runnable::run);
        }
    }

    /** The receiver has the object: it cannot be lost any more. */
    public void arrived() {
        goes(State.SENT, State.ARRIVED);
    }

    /** The receiver has ended, or will never read the object. */
    public void lost() {
        if (goes(State.SENT, State.LOST)) {
            ifLost.forEach(Runnable::run);
        }
    }

    private synchronized boolean goes(State from, State to) {
        lostEarly |= to == State.LOST;
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }

    private synchronized boolean wasLostEarly() {
        return lostEarly;
    }
}
