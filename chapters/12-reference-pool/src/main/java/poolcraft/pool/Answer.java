package poolcraft.pool;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.MessageView;

/**
 * A worker's answer to a task, kept until somebody wants to know.
 *
 * <p>A simple value is read at once, by the one who reads for all. Anything else stays bytes and is
 * read by the one who wants it: reading an object can run code of its class, and take long.
 *
 * @param type as in {@link Frame}
 * @param nanos how long the task ran
 * @param value the simple value; of an answer that does not come, why
 * @param bytes what is to be read; null if {@code value} was
 * @param where which worker it comes from; empty where nothing can have failed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Answer(byte type, long nanos, @Nullable Object value, byte @Nullable [] bytes,
        String where) {

    /** What takes the place of an answer that does not come: the task fails with {@code problem}. */
    static Answer lost(Throwable problem) {
        return new Answer(Frame.FAILURE, 0, problem, null, "");
    }

    /** The answer in {@code frame}, which is used again for the next one. */
    static Answer read(byte type, MessageView frame, MessageFormat format, Worker worker)
            throws IOException {
        long nanos = frame.readLong();
        if (type == Frame.RESULT) {
            byte kind = frame.array()[frame.take(0)];
            if (MessageFormat.isSimple(kind)) {
                frame.take(1);
                return new Answer(type, nanos, format.read(kind, frame), null, "");
            }
        }
        String where = type == Frame.RESULT ? "" : worker.where();
        return new Answer(type, nanos, null, frame.readRest(), where);
    }
}
