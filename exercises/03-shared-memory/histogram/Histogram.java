import java.io.IOException;
import java.io.Serializable;
import poolcraft.memory.SharedByteArray;

/** Counts bytes by kind, in several processes. */
public final class Histogram {

    /** Says into which bucket a byte belongs. It is asked in the processes that count. */
    @FunctionalInterface
    public interface Buckets extends Serializable {
        int of(byte value);
    }

    private Histogram() {}

    /**
     * Counts in so many child processes at the same time.
     *
     * @param size how many buckets there are
     * @return how many bytes belong into each bucket
     * @throws IllegalStateException if a child fails
     */
    public static int[] count(SharedByteArray data, Buckets buckets, int size, int processes)
            throws IOException, InterruptedException {
        // Who counts what, and where do the counts meet?
        return new int[size];
    }
}
