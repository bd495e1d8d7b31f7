import poolcraft.memory.SharedLong;

/** A lock between processes on one word of shared memory. */
public final class OwnLock {

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
        // Is it free? Then it is yours, in one step. And if not?
        return false;
    }

    /**
     * Gives the lock back.
     *
     * @throws IllegalMonitorStateException if this process does not hold it
     */
    public void unlock() {
        // Whose is it? Does anybody sleep?
    }

    @Override
    public String toString() {
        return "OwnLock[" + word + ", seen by process " + world.me() + "]";
    }
}
