package poolcraft.queue;

import java.util.Arrays;
import java.util.Objects;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.UnreadableMessageException;

/**
 * Items in bytes, as they were copied out of a queue: used again for the next ones. Used by one
 * thread at a time.
 */
final class Incoming {

    private static final int FIRST_SIZE = 512;
    private static final int KEPT = 1 << 20;

    private final MessageView view = new MessageView();
    private byte[] bytes = new byte[FIRST_SIZE];
    private int[] ends = new int[1];
    private Held[] held = new Held[1];
    private int count;

    /** An item of a joinable queue that has been taken and not acknowledged: where it lies. */
    record Held(long block, long position) {}

    /**
     * Adds an item of {@code length} bytes, which the caller writes into {@link #bytes()}.
     *
     * @return where they begin
     */
    int add(int length) {
        int start = size();
        int size = Math.addExact(start, length);
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(size,
                    Math.min(Integer.MAX_VALUE - 8, 2L * bytes.length)));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            held = Arrays.copyOf(held, 2 * count);
        }
        ends[count++] = size;
        return start;
    }

    private int size() {
        return start(count);
    }

    private int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    byte[] bytes() {
        return bytes;
    }

    int count() {
        return count;
    }

    /** Notes where the last item lies. */
    void hold(Held where) {
        held[count - 1] = where;
    }

    Held held(int index) {
        return held[index];
    }

    /** The object that an item is. */
    Object read(int index, MessageFormat format) throws UnreadableMessageException {
        int start = start(index);
        view.set(bytes, start + 1, ends[index] - start - 1);
        return Objects.requireNonNull(format.read(bytes[start], view), "no null was put");
    }

    void clear() {
        Arrays.fill(held, 0, count, null);
        count = 0;
        view.clear();
        if (bytes.length > KEPT) {
            bytes = new byte[FIRST_SIZE];
        }
    }
}
