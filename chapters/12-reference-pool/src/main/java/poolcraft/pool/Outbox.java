package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import poolcraft.memory.Doorbell;
import poolcraft.memory.Ring;
import poolcraft.memory.RingReader;
import poolcraft.memory.Segment;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.UnreadableMessageException;

/**
 * The pool's end of a worker's outbox: CPython's out queue. Guarded by the role of the reader.
 */
final class Outbox implements Closeable {

    private final RingReader ring;
    private final Worker worker;
    private final Trust trust;
    private final byte[] buffer = new byte[WorkerMemory.LONGEST_FRAME];
    private final MessageView view = new MessageView();
    private final LargeView large = new LargeView();

    Outbox(Ring ring, Doorbell bell, Worker worker, Trust trust) {
        this.ring = ring.reader(bell);
        this.worker = worker;
        this.trust = trust;
    }

    boolean hasAnswer() {
        return ring.isReady();
    }

    /**
     * Gives the answers that are there to the worker's tasks, in their order.
     *
     * @return whether there was one
     * @throws IOException if the worker has written something else
     */
    boolean read() throws IOException {
        int length = ring.take(buffer);
        if (length < 0) {
            return false;
        }
        while (length >= 0) {
            view.set(buffer, 0, length);
            read((byte) view.read(), view);
            length = ring.take(buffer);
        }
        ring.release();
        return true;
    }

    private void read(byte type, MessageView frame) throws IOException {
        if (type == Frame.SKIPPED) {
            worker.skipped();
        } else if (type == Frame.FULL) {
            worker.filled();
        } else {
            worker.answered(type == Frame.LARGE ? fromSegment(frame) : answer(type, frame));
        }
    }

    private Answer answer(byte type, MessageView frame) throws IOException {
        return Answer.read(type, frame, trust.format(), worker);
    }

    /** An answer for which this process has no memory, or no file, is lost; those behind it are not. */
    private Answer fromSegment(MessageView reference) throws IOException {
        byte type = (byte) reference.read();
        int length = reference.readInt();
        String name = (String) trust.format().readPart(reference);
        try {
            Segment segment = large.get(name);
            try {
                byte[] bytes = LargeStore.read(segment, length);
                var whole = new MessageView();
                whole.set(bytes, 1, length - 1);
                return answer(type, whole);
            } finally {
                // The worker may use it again.
                LargeStore.release(segment);
            }
        } catch (IOException | OutOfMemoryError e) {
            return Answer.lost(new UnreadableMessageException("The result, of " + length
                    + " bytes, cannot be read in this process: " + e, e));
        }
    }

    @Override
    public void close() throws IOException {
        large.close();
    }
}
