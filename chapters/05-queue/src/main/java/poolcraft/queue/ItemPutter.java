package poolcraft.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import poolcraft.pipe.Deadline;
import poolcraft.pipe.MessageFormat;

/** Turns items into bytes, and puts them. Thread-safe. */
final class ItemPutter<T> {

    private static final Deadline PASSED = Deadline.in(Duration.ZERO);

    private final PutSide side;
    private final QueueMemory memory;
    private final MessageFormat format;
    private final Spare<Outgoing> spare = new Spare<>(Outgoing::new);

    ItemPutter(PutSide side, QueueMemory memory, MessageFormat format) {
        this.side = side;
        this.memory = memory;
        this.format = format;
    }

    /** Puts an item if it has room by the deadline; whether it had. */
    boolean put(T item, Deadline deadline) throws InterruptedException {
        memory.checkPut();
        Outgoing out = spare.take();
        try {
            out.add(checked(item), format);
            return side.put(out, deadline);
        } finally {
            out.clear();
            spare.giveBack(out);
        }
    }

    /** Puts an item if it has room now; whether it had. */
    boolean putNow(T item) {
        try {
            return put(item, PASSED);
        } catch (InterruptedException e) {
            throw new AssertionError("nothing is waited for", e);
        }
    }

    /** Puts all, when all have been turned into bytes; waits for room. */
    void putAll(Collection<? extends T> items) throws InterruptedException {
        memory.checkPut();
        Outgoing out = spare.take();
        try {
            for (T item : items) {
                out.add(checked(item), format);
            }
            side.put(out, Deadline.NEVER);
        } finally {
            out.clear();
            spare.giveBack(out);
        }
    }

    private static <T> T checked(T item) {
        return Objects.requireNonNull(item,
                "null is no item of a queue. To say that nothing more comes, call shutdown().");
    }
}
