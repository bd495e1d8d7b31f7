package poolcraft.queue;

/**
 * How many items wait to be taken: what was put less what was taken.
 *
 * <p>It remembers how many were put when it last looked, and looks again only when all of those have
 * been taken: the cache line of the tail is the producers', and reading it slows both down.
 * Thread-safe: an old number is too small, and does no harm.
 */
final class Supply {

    private final Cursor head;
    private final Cursor tail;
    private long putSeen;

    Supply(QueueMemory memory) {
        this.head = memory.head();
        this.tail = memory.tail();
    }

    /** How many wait right now. */
    long waiting() {
        // In this order: the other one would miss what was put and taken meanwhile.
        long taken = head.count();
        return tail.count() - taken;
    }

    boolean isAny() {
        return after(head.count(), 1) > 0;
    }

    /** How many wait when so many have been taken, up to {@code most}. */
    int after(long taken, int most) {
        if (putSeen - taken < most) {
            putSeen = tail.count();
        }
        return (int) Math.min(most, putSeen - taken);
    }
}
