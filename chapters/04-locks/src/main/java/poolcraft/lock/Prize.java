package poolcraft.lock;

/** What the winner of a {@link Contest} takes: a lock, or a permit. */
interface Prize {

    /** Whether it can be taken now. Asked by any thread. */
    boolean isThere();

    /**
     * Takes it if it is there.
     *
     * @param slept whether others may be asleep that this thread has to wake later
     */
    boolean take(boolean slept);

    /** Says that a thread is about to sleep; false if it must look again first. */
    boolean announce();

    /** Takes from the dead what they hold; whether that changed something. */
    boolean takeFromTheDead();
}
