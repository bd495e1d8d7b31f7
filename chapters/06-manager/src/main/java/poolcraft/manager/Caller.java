package poolcraft.manager;

import org.jspecify.annotations.Nullable;

/**
 * On whose behalf the current thread calls an object of this manager: a client's, or that of this
 * process itself. Belongs to one thread.
 */
final class Caller {

    /** Who holds a lock: a thread of a client. */
    record Owner(Object client, long thread) {}

    private static final Object THIS_PROCESS = "this process";
    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    private final @Nullable ServedCall call;
    private final Owner owner;
    private final boolean mayWait;
    private final boolean mayBeWithdrawn;
    private int monitors;

    private Caller(@Nullable ServedCall call, Owner owner, boolean mayWait,
            boolean mayBeWithdrawn) {
        this.call = call;
        this.owner = owner;
        this.mayWait = mayWait;
        this.mayBeWithdrawn = mayBeWithdrawn;
    }

    /**
     * One who calls from a client.
     *
     * @param mayWait whether the current thread has nothing else to do
     */
    static Caller client(ServedCall call, boolean mayWait) {
        return new Caller(call, new Owner(call.session(), call.thread()), mayWait, true);
    }

    /** The current thread for itself, if nobody has said who it works for. */
    static Caller ofThisProcess(boolean interruptible) {
        return new Caller(null, new Owner(THIS_PROCESS, Thread.currentThread().threadId()), true,
                interruptible);
    }

    /** The one on whose behalf the current thread works. */
    static Caller current() {
        Caller caller = CURRENT.get();
        return caller == null ? ofThisProcess(false) : caller;
    }

    /** The one who was told to {@link #become}, if there is one. */
    static @Nullable Caller said() {
        return CURRENT.get();
    }

    /** From now on the current thread works for {@code caller}; for this process, if it is null. */
    static void become(@Nullable Caller caller) {
        CURRENT.set(caller);
    }

    void entered() {
        monitors++;
    }

    void exited() {
        monitors--;
    }

    /** Whether a {@link Monitor} makes a call of this caller just now. */
    boolean isInside() {
        return monitors > 0;
    }

    /** Whether that call makes a call of another one. */
    boolean isNested() {
        return monitors > 1;
    }

    Owner owner() {
        return owner;
    }

    /** Whether a call may wait; if not, it throws {@link WouldWait} in place of that. */
    boolean mayWait() {
        return mayWait;
    }

    /** Whether an interrupt ends a wait. */
    boolean mayBeWithdrawn() {
        return mayBeWithdrawn;
    }

    /** The client; null if this process itself calls. */
    @Nullable
    Session session() {
        return call == null ? null : call.session();
    }

    /** Ends the call, if its client has ended. */
    void checkAlive() {
        if (call != null && call.session().hasEnded()) {
            throw new Withdrawn();
        }
    }

    /** If the client does not confirm that it has got the result, {@code undo} is done. */
    void unlessReceived(Runnable undo) {
        if (call != null) {
            call.unlessReceived(undo);
        }
    }
}
