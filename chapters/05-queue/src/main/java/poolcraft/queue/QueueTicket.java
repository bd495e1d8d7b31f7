package poolcraft.queue;

import java.io.Serial;
import java.io.Serializable;
import poolcraft.pipe.MessageFormat;

/**
 * What a queue is made from, here and in another process.
 *
 * @param memory what is shared
 * @param capacity how many items can wait
 * @param format how items are turned into bytes
 * @param joinable whether items have to be acknowledged
 */
record QueueTicket(QueueMemory memory, int capacity, MessageFormat format, boolean joinable)
        implements
            Serializable {

    @Serial
    private Object readResolve() {
        return joinable ? new JoinableProcessQueue<>(this) : new ProcessQueue<>(this);
    }
}
