package poolcraft.pool;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import poolcraft.memory.Segment;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.process.Transfer;

/**
 * A frame as it goes into a worker's inbox. One that is too long for that lies in a segment, until
 * it is released.
 *
 * @param frame what goes into the ring; never changed
 * @param segment where the whole frame lies; null if it is not a long one
 * @param size how many bytes the whole frame has
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Payload(byte[] frame, @Nullable Segment segment, int size) {

    /** The frame in {@code out}, that of a task; its segment may be used again. */
    static Payload ofTask(MessageBuffer out, LargeStore store, MessageFormat format)
            throws IOException {
        return isLong(out)
                ? inside(store.put(out.array(), out.size()), out, format)
                : new Payload(Arrays.copyOf(out.array(), out.size()), null, out.size());
    }

    /**
     * The frame in {@code out}, that of a definition. A worker may come to it after all calls were
     * cancelled: so its segment is never used for anything else.
     */
    static Payload ofDefinition(MessageBuffer out, MessageFormat format) throws IOException {
        return isLong(out)
                ? inside(LargeStore.alone(out.array(), out.size()), out, format)
                : new Payload(Arrays.copyOf(out.array(), out.size()), null, out.size());
    }

    private static boolean isLong(MessageBuffer out) {
        return out.size() > WorkerMemory.LONGEST_FRAME;
    }

    private static Payload inside(Segment segment, MessageBuffer out, MessageFormat format)
            throws IOException {
        return new Payload(reference(segment.name(), out, format), segment, out.size());
    }

    /** The frame that says where the one in {@code whole} is. */
    static byte[] reference(String segment, MessageBuffer whole, MessageFormat format)
            throws IOException {
        var reference = new MessageBuffer(WorkerMemory.LONGEST_FRAME);
        reference.write(Frame.LARGE);
        reference.write(whole.array()[0]);
        reference.writeInt(whole.size());
        format.writePart(segment, reference, new Transfer());
        return Arrays.copyOf(reference.array(), reference.size());
    }
}
