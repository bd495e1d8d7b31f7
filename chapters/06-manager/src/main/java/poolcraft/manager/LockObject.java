package poolcraft.manager;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import poolcraft.lock.OwnerDiedException;

/**
 * A lock in a manager.
 *
 * <pre>
 *  FREE          --lock-->            HELD
 *  HELD          --lock, reentrant--> HELD           one hold more
 *  HELD          --unlock-->          HELD, FREE     one hold less
 *  HELD          --the client ends--> INCONSISTENT
 *  INCONSISTENT  --lock anyway-->     HELD, and still inconsistent
 *  HELD          --markConsistent-->  HELD, and consistent
 * </pre>
 */
final class LockObject extends Monitor implements RemoteLock {

    private final boolean reentrant;
    private final Line line = newLine();

    /** Where those sleep who wait for a condition of this lock. */
    private final Set<Line> asleep = new HashSet<>();

    private Caller.@Nullable Owner owner;
    private int holds;
    private @Nullable String deadOwner;
    private long deadPid;

    LockObject(boolean reentrant) {
        this.reentrant = reentrant;
    }

    @Override
    Class<?> exposedAs() {
        return RemoteLock.class;
    }

    @Override
    public void lock(boolean anyway) {
        acquire(Line.FOR_EVER, anyway);
    }

    @Override
    public void lockInterruptibly(boolean anyway) {
        acquire(Line.FOR_EVER, anyway);
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit, boolean anyway) {
        return acquire(unit.toNanos(time), anyway);
    }

    @Override
    public boolean tryLock(boolean anyway) {
        if (isMine()) {
            return takeAgain();
        }
        return owner == null && take(anyway);
    }

    private boolean acquire(long nanos, boolean anyway) {
        if (isMine()) {
            if (!takeAgain()) {
                throw new IllegalStateException("This thread holds the lock already, and would"
                        + " wait for itself for ever. Unlock it first, or use a reentrantLock().");
            }
            return true;
        }
        return line.await(() -> owner == null, nanos) && take(anyway);
    }

    private boolean takeAgain() {
        holds += reentrant ? 1 : 0;
        return reentrant;
    }

    /** Free: takes it, unless it is inconsistent and the caller does not know. */
    private boolean take(boolean anyway) {
        if (deadOwner != null && !anyway) {
            line.wakeFirst();
            throw died();
        }
        hold(1);
        return true;
    }

    private void hold(int times) {
        Caller caller = Caller.current();
        owner = caller.owner();
        holds = times;
        if (caller.session() != null) {
            caller.session().holds(this);
        }
    }

    private OwnerDiedException died() {
        return new OwnerDiedException("The client that held this lock, " + deadOwner + ", ended"
                + " while it held it. What the lock guards may be half-done. Repair it with"
                + " recover(...); until then nobody gets this lock.", deadPid);
    }

    @Override
    public void unlock() {
        checkMine();
        if (--holds == 0) {
            letGo();
        }
    }

    private void letGo() {
        owner = null;
        holds = 0;
        Session client = Caller.current().session();
        if (client != null) {
            client.holdsNoMore(this);
        }
        line.wakeFirst();
    }

    void checkMine() {
        if (!isMine()) {
            throw new IllegalMonitorStateException("Thread " + Caller.current().owner().thread()
                    + " of this client does not hold this lock: it is " + (owner == null
                            ? "free"
                            : "held by thread " + owner.thread() + " of " + owner.client())
                    + ". Only its holder may do this.");
        }
    }

    /** Held: gives it up, however often it is held; how often. */
    int unlockFully() {
        int before = holds;
        letGo();
        return before;
    }

    /** Takes it again as it was before {@link #unlockFully()}, also after its holder's death. */
    void lockAgain(int times) {
        line.await(() -> owner == null, Line.FOR_EVER);
        hold(times);
    }

    /**
     * Not held: waits in {@code place} for a notification, or until a holder has died, who may have
     * been the one to notify.
     *
     * @return false if the time is over
     */
    boolean sleep(Line place, BooleanSupplier notified, long nanos) {
        asleep.add(place);
        try {
            return place.await(() -> notified.getAsBoolean() || deadOwner != null, nanos);
        } finally {
            asleep.remove(place);
        }
    }

    /** Held: throws, if a holder died and nobody has repaired what it left. */
    void checkConsistent() {
        if (deadOwner != null) {
            throw died();
        }
    }

    @Override
    public Condition newCondition() {
        return new ConditionObject(this);
    }

    @Override
    public boolean isMine() {
        return Caller.current().owner().equals(owner);
    }

    @Override
    public boolean isLocked() {
        return owner != null;
    }

    @Override
    public boolean isConsistent() {
        return deadOwner == null;
    }

    @Override
    public void markConsistent() {
        checkMine();
        deadOwner = null;
    }

    // tag::gone[]
    @Override
    void clientGone(Session client) {
        if (owner != null && owner.client().equals(client)) {
            deadOwner = client.toString();
            deadPid = client.pid();
            owner = null;
            holds = 0;
            line.wakeFirst();
            asleep.forEach(Line::wakeFirst);
        }
    }
    // end::gone[]
}
