package poolcraft.pool;

import java.util.concurrent.TimeUnit;

/**
 * How many calls go into a chunk: as many as were said, or so many that a chunk takes about a
 * millisecond. What goes along with a chunk costs some microseconds: so that is a small part of it.
 *
 * <p>It begins with single calls, since nothing is known, and at most doubles with each answer. Used
 * by one thread.
 */
final class ChunkSize {

    private static final long AIM_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** A chunk with more bytes than this gains nothing, and would not fit into a ring. */
    private static final int MOST_BYTES = WorkerMemory.LONGEST_FRAME * 3 / 4;

    private static final int MOST = 1 << 14;

    private final boolean fixed;
    private int size;

    private ChunkSize(int size, boolean fixed) {
        this.size = size;
        this.fixed = fixed;
    }

    /** A size that was asked for. */
    static ChunkSize of(int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "A chunk has at least one item: " + size + " is no chunk size.");
        }
        return new ChunkSize(size, true);
    }

    /** A size that follows from what is measured. */
    static ChunkSize measured() {
        return new ChunkSize(1, false);
    }

    int next() {
        return size;
    }

    /** A chunk took so long in its worker. */
    void learn(ChunkFuture<?> chunk, long nanos) {
        if (fixed || chunk.size() == 0) {
            return;
        }
        long byTime = AIM_NANOS * chunk.size() / Math.max(1, nanos);
        long byBytes = (long) MOST_BYTES * chunk.size() / Math.max(1, chunk.bytes());
        long aim = Math.min(Math.min(byTime, byBytes), Math.min(MOST, 2L * chunk.size()));
        // One slow chunk says little: it may have waited for a processor.
        size = (int) Math.max(1, aim >= size ? aim : (size + aim) / 2);
    }
}
