package poolcraft.queue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import poolcraft.lock.ProcessLock;
import poolcraft.pipe.Deadline;

/**
 * One process at a time puts, and one takes: a lock whose holder may die. What it guards needs no
 * repair then, as each change of it is one step; only annexes may be left that nobody needs.
 */
final class Turn {

    /** What to do when the last holder died. */
    interface Repair {
        void run() throws IOException;
    }

    private static final int LOOKS = 50;

    private final ProcessLock lock;
    private final Lock anyway;
    private final Repair repair;

    Turn(ProcessLock lock, Repair repair) {
        this.lock = lock;
        this.anyway = lock.anyway();
        this.repair = repair;
    }

    /** Waits for the turn, whatever happens: others have it for moments only. */
    void begin() throws IOException {
        if (!takeSoon()) {
            anyway.lock();
        }
        repairIfNeeded();
    }

    /**
     * Waits for the turn.
     *
     * @return false if the deadline passed; one that has passed before does not count
     */
    boolean begin(Deadline deadline) throws IOException, InterruptedException {
        if (deadline.hasPassed()) {
            begin();
            return true;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before its turn in a queue");
        }
        if (!takeSoon() && !sleep(deadline)) {
            return false;
        }
        repairIfNeeded();
        return true;
    }

    /** Looks now and then. Who has the turn has it for less than a microsecond, if it runs. */
    @SuppressWarnings("ThreadPriorityCheck") // yielding is an offer; what counts is the sleep behind
    private boolean takeSoon() {
        for (int look = 0; look < LOOKS; look++) {
            if (anyway.tryLock()) {
                return true;
            }
            Thread.yield();
        }
        return false;
    }

    private boolean sleep(Deadline deadline) throws InterruptedException {
        if (deadline == Deadline.NEVER) {
            anyway.lockInterruptibly();
            return true;
        }
        return anyway.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
    }

    private void repairIfNeeded() throws IOException {
        if (lock.isConsistent()) {
            return;
        }
        boolean repaired = false;
        try {
            repair.run();
            lock.markConsistent();
            repaired = true;
        } finally {
            if (!repaired) {
                lock.unlock();
            }
        }
    }

    void end() {
        lock.unlock();
    }
}
