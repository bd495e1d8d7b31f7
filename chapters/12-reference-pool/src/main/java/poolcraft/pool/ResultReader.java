package poolcraft.pool;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import poolcraft.memory.Sleeper;

/**
 * Reads the answers of all workers: CPython's result handler, which here is whoever waits.
 *
 * <p>One at a time has the role of the reader. Callers that wait for answers stay awake for a bounded
 * time; one of them has the role, and reads for all; when it has its own answer, the next one takes
 * over. While no caller is awake, the {@link BellListener} has the role, each time that a worker rings.
 *
 * <pre>
 *  AWAKE    --gives the role back, and no caller is awake-->  RESTING  workers ring for an answer
 *  RESTING  --a worker rings; a caller takes the role-->      AWAKE    workers do not ring
 * </pre>
 *
 * <p>Who has the role runs no code of the user's and waits for nothing: it gives each answer to its
 * task, and that is all. Thread-safe.
 */
final class ResultReader {

    /** For so long a caller reads for others, if somebody waits for the role. */
    private static final long LONG_NANOS = 1_000_000;

    /** For so long one who falls asleep reads what still comes. */
    private static final long LAST_NANOS = 100_000;

    /** Among other callers, one looks so many times less often before it lets others run. */
    private static final int MANY = 8;

    private final ReentrantLock role = new ReentrantLock();
    private final Front front;
    private final Sleeper sleeper;
    private final Dispatcher dispatcher;

    /** How many callers are awake: each takes the role as soon as it is free. */
    private final AtomicInteger awake = new AtomicInteger();

    /** Written by who has the role: the next answer is noticed, though nobody reads. */
    private volatile boolean resting;

    /** The listener looks again and again. Written by who has the role. */
    private boolean polls;

    /** Written by who has the role. */
    private boolean closed;

    /** Who waits for an answer. */
    interface Caller {

        /** Whether it is there. */
        boolean hasIt();

        /** Whether the caller does not want to wait any more. */
        boolean givesUp();
    }

    /** A reader for the workers that {@code dispatcher} knows, and that find their pool at {@code front}. */
    ResultReader(Front front, Dispatcher dispatcher) {
        this.front = front;
        this.sleeper = front.sleeper();
        this.dispatcher = dispatcher;
    }

    /** Waits awake until {@code caller} has its answer, for a bounded time, and may read for all. */
    // tag::help[]
    void help(Caller caller) {
        awake.incrementAndGet();
        boolean reads = false;
        try {
            reads = takesRole(caller);
            if (reads) {
                readFor(caller);
            }
        } finally {
            boolean last = awake.decrementAndGet() == 0;
            if (reads || (last && role.tryLock())) {
                giveRoleBack();
            }
        }
    }

    private boolean takesRole(Caller caller) {
        var patience = new Patience(0);
        while (!caller.hasIt() && !caller.givesUp()) {
            // Those that wait for it asleep, to bury a worker, say, come first.
            if (!role.hasQueuedThreads() && role.tryLock()) {
                return true;
            }
            if (!patience.lasts()) {
                return false;
            }
        }
        return false;
    }
    // end::help[]

    // tag::read[]
    private void readFor(Caller caller) {
        if (closed) {
            return;
        }
        sleeper.disarm();
        resting = false;
        long begin = System.nanoTime();
        var patience = new Patience(eagerLooks());
        while (!caller.hasIt() && !caller.givesUp()) {
            if (read()) {
                patience.renew();
                if (isWanted(begin)) {
                    return;
                }
            } else if (!patience.lasts()) {
                return;
            }
        }
    }
    // end::read[]

    /** A worker that was woken may need this processor, and so may other callers. */
    private int eagerLooks() {
        if (Patience.isVirtual()) {
            return Patience.eagerLooks();
        }
        for (Worker worker : dispatcher.workers()) {
            if (worker.bell().isUnanswered()) {
                return 0;
            }
        }
        return awake.get() == 1 ? Patience.eagerLooks() : Patience.eagerLooks() / MANY;
    }

    /** Whether one who is not awake waits for the role, and the caller has had it for long. */
    private boolean isWanted(long since) {
        return role.hasQueuedThreads() && System.nanoTime() - since > LONG_NANOS;
    }

    /**
     * Whoever else is awake takes the role; if nobody is, the reader rests. One who falls asleep at
     * this moment does not get the role for it: so this looks again.
     */
    // tag::rest[]
    private void giveRoleBack() {
        do {
            try {
                if (awake.get() == 0 && !resting) {
                    rest();
                }
            } finally {
                role.unlock();
            }
        } while (awake.get() == 0 && !resting && role.tryLock());
    }

    /** From now on the first answer is noticed: it rings, or the listener looks for it. */
    private void rest() {
        if (!closed && !polls) {
            long begin = System.nanoTime();
            sleeper.arm();
            while (hasAnswers()) {
                sleeper.disarm();
                if (awake.get() > 0) {
                    return;
                }
                if (System.nanoTime() - begin > LAST_NANOS) {
                    front.lookAgain();
                    break;
                }
                read();
                sleeper.arm();
            }
        }
        resting = true;
    }
    // end::rest[]

    /** Reads what there is; whether there was something. */
    private boolean read() {
        boolean any = false;
        for (Worker worker : dispatcher.workers()) {
            any |= read(worker);
        }
        if (any && dispatcher.isUnbalanced()) {
            dispatcher.update();
        }
        return any;
    }

    private static boolean read(Worker worker) {
        try {
            return worker.readAnswers();
        } catch (Throwable e) {
            // What a worker writes is none of its tasks' doing: it is beyond help. Nor can it be
            // read on behind an answer for which there was no memory.
            worker.condemn(e);
            return false;
        }
    }

    private boolean hasAnswers() {
        for (Worker worker : dispatcher.workers()) {
            if (worker.hasAnswer()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Its process has ended: reads its last answers, and takes its tasks from it. Afterwards nobody
     * is in its memory.
     */
    List<Task> bury(Worker worker) {
        role.lock();
        try {
            read(worker);
            // It may have died between seeing that the pool rests and ringing.
            resting = false;
            return dispatcher.gone(worker);
        } finally {
            giveRoleBack();
        }
    }

    /**
     * The listener: sees to it that answers are noticed.
     *
     * @return whether it may sleep; if not, a worker may answer that is too young to ring
     */
    boolean look() {
        role.lock();
        try {
            polls = !closed && dispatcher.hasNewWorker();
            if (polls) {
                sleeper.disarm();
                read();
            }
            resting = false;
            return !polls;
        } finally {
            giveRoleBack();
        }
    }

    /** Afterwards nobody reads, and nobody is in the memory that the workers shared. */
    void close() {
        role.lock();
        try {
            closed = true;
        } finally {
            role.unlock();
        }
    }
}
