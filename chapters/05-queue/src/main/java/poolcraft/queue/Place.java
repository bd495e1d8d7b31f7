package poolcraft.queue;

/**
 * A place in a queue: between two items, or before the first one. Changed by one thread, which works
 * its way through the items and then makes the place count: {@link Cursor#move}.
 */
final class Place {

    /** How many items were before this place, since the queue was made: the number of the next. */
    long count;

    /** The number of the block, and whether that is the first ring: see {@link #block}. */
    long block;

    /** How many bytes were before it in this block. */
    long position;

    void set(Place other) {
        count = other.count;
        block = other.block;
        position = other.position;
    }

    boolean isAt(Place other) {
        return block == other.block && position == other.position;
    }

    /** The block {@code number}, and whether it is the first ring, in one word. */
    static long block(long number, boolean first) {
        return number << 1 | (first ? 1 : 0);
    }

    static long number(long block) {
        return block >>> 1;
    }

    static boolean isFirst(long block) {
        return (block & 1) != 0;
    }
}
