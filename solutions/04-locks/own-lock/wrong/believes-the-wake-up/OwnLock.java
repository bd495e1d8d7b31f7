// Fails: aWakeUpIsNoPromise
// Misconception: who is woken has the lock.
import poolcraft.memory.SharedLong;

/** A lock between processes on one word of shared memory. */
public final class OwnLock {

    private static final long FREE = 0;
    private static final long SLEEPERS = 1;
    private static final int LOOKS = 50;

    /** What a process knows of the world around it, and can do in it. */
    public interface World {

        /** The number of this process, 1 or above; no other has it. */
        long me();

        /** Whether the process with this number lives. */
        boolean lives(long process);

        /** A moment awake, between two looks at the word. */
        void pause();

        /**
         * Sleeps as long as the word has this value and nobody calls {@link #wake()}, but a tenth
         * of a second at most; sometimes it returns without a reason.
         */
        void sleep(long value) throws InterruptedException;

        /** Wakes one of the processes that sleep, if any does. */
        void wake();
    }

    private final SharedLong word;
    private final World world;

    /** The lock on this word, as it is there, for one thread of this process. */
    public OwnLock(SharedLong word, World world) {
        this.word = word;
        this.world = world;
    }

    /**
     * Takes the lock; waits for it if another process holds it.
     *
     * @return whether it was taken from a process that had died
     * @throws IllegalStateException if this process holds it already
     */
    public boolean lock() throws InterruptedException {
        failIfMine();
        for (int look = 0; look < LOOKS; look++) {
            if (word.compareAndSet(FREE, mine())) {
                return false;
            }
            world.pause();
        }
        return lockAsleep();
    }

    private boolean lockAsleep() throws InterruptedException {
        while (true) {
            long seen = word.get();
            boolean orphaned = seen != FREE && !world.lives(owner(seen));
            if (seen == FREE || orphaned) {
                if (word.compareAndSet(seen, mine() | SLEEPERS)) {
                    return orphaned;
                }
            } else if (announce(seen)) {
                world.sleep(seen | SLEEPERS);
                word.set(mine() | SLEEPERS);
                return false;
            }
        }
    }

    /** Says that somebody is about to sleep; false if the word has changed. */
    private boolean announce(long seen) {
        return (seen & SLEEPERS) != 0 || word.compareAndSet(seen, seen | SLEEPERS);
    }

    private long mine() {
        return 2 * world.me();
    }

    private static long owner(long word) {
        return word / 2;
    }

    private void failIfMine() {
        if (owner(word.get()) == world.me()) {
            throw new IllegalStateException("Process " + world.me() + " holds this lock already,"
                    + " and would wait for itself for ever. Unlock it first.");
        }
    }

    /**
     * Gives the lock back.
     *
     * @throws IllegalMonitorStateException if this process does not hold it
     */
    public void unlock() {
        long owner = owner(word.get());
        if (owner != world.me()) {
            throw new IllegalMonitorStateException("Process " + world.me() + " unlocks, but the"
                    + " lock is " + (owner == 0 ? "free" : "held by process " + owner) + ".");
        }
        if ((word.getAndSet(FREE) & SLEEPERS) != 0) {
            world.wake();
        }
    }
}
