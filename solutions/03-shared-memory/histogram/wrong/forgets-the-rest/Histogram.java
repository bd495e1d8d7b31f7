// Fails: soIsTheRestOfADivision
// Misconception: a division leaves nothing.
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import poolcraft.memory.SharedByteArray;
import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

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
        try (SharedIntArray counts = SharedIntArray.create(size)) {
            List<JvmProcess> children = new ArrayList<>();
            try {
                for (int i = 0; i < processes; i++) {
                    SharedByteArray part = data.slice(start(data, i, processes),
                            start(data, i + 1, processes));
                    children.add(JvmProcess.start(() -> countPart(part, buckets, counts)));
                }
                awaitSuccess(children);
            } finally {
                children.forEach(JvmProcess::kill);
            }
            return counts.toArray();
        }
    }

    private static int start(SharedByteArray data, int part, int parts) {
        return data.length() / parts * part;
    }

    private static void countPart(SharedByteArray part, Buckets buckets, SharedIntArray counts) {
        int[] own = new int[counts.length()];
        for (int i = 0; i < part.length(); i++) {
            own[buckets.of(part.get(i))]++;
        }
        for (int bucket = 0; bucket < own.length; bucket++) {
            counts.addAndGet(bucket, own[bucket]);
        }
    }

    private static void awaitSuccess(List<JvmProcess> children) throws InterruptedException {
        for (JvmProcess child : children) {
            child.join();
            if (!child.exitCode().equals(OptionalInt.of(0))) {
                throw new IllegalStateException(child.name() + " has failed with exit code "
                        + child.exitCode().orElseThrow() + ": the counts are not complete.");
            }
        }
    }
}
