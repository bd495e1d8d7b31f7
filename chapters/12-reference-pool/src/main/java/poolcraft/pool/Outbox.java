package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import poolcraft.memory.Doorbell;
import poolcraft.memory.Ring;
import poolcraft.memory.RingReader;
import poolcraft.memory.Segment;
import poolcraft.pipe.MessageView;

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
            byte type = (byte) view.read();
            read(type, type == Frame.LARGE ? whole(view) : view);
            length = ring.take(buffer);
        }
        ring.release();
        return true;
    }

    private void read(byte type, MessageView frame) throws IOException {
        byte inner = type == Frame.LARGE ? (byte) frame.read() : type;
        if (inner == Frame.SKIPPED) {
            worker.skipped();
        } else if (inner == Frame.FULL) {
            worker.filled();
        } else {
            worker.answered(Answer.read(inner, frame, trust.format(), worker));
        }
    }

    /** The answer that lies in a segment; the worker may use that again. */
    private MessageView whole(MessageView reference) throws IOException {
        reference.read();
        int length = reference.readInt();
        Segment segment = large.get((String) trust.format().readPart(reference));
        byte[] bytes = LargeStore.read(segment, length);
        LargeStore.release(segment);
        var whole = new MessageView();
        whole.set(bytes, 0, length);
        return whole;
    }

    @Override
    public void close() throws IOException {
        large.close();
    }
}
