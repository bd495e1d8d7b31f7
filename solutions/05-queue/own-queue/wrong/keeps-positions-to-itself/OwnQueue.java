// Fails: whatTheQueueKnowsIsInItsSegment
// Misconception: the queue is the object.
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;
import poolcraft.lock.OwnerDiedException;
import poolcraft.lock.ProcessCondition;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.Segment;

/**
 * A queue of numbers between processes, in a piece of shared memory.
 *
 * <pre>
 *  0        the lock
 *  FILLED   the condition of those who wait for an item
 *  EMPTIED  the condition of those who wait for room
 *  HEAD     the position of the next item to take
 *  TAIL     the position of the next item to put
 *  CLOSED   not 0 if it has been shut down
 *  ITEMS    the item at position p is number p % capacity
 * </pre>
 */
public final class OwnQueue {

    private static final long FILLED = aligned(ProcessLock.BYTES);
    private static final long EMPTIED = aligned(FILLED + ProcessCondition.BYTES);
    private static final long HEAD = aligned(EMPTIED + ProcessCondition.BYTES);
    private static final long TAIL = HEAD + 8;
    private static final long CLOSED = TAIL + 8;
    private static final long ITEMS = CLOSED + 8;

    private final MemorySegment memory;
    private final int capacity;
    private long head;
    private long tail;
    private final ProcessLock lock;
    private final ProcessCondition filled;
    private final ProcessCondition emptied;

    /** The queue in this segment, as it is there; zeros are an empty queue. */
    public OwnQueue(Segment segment, int capacity) {
        this.memory = segment.memory();
        this.capacity = capacity;
        this.lock = ProcessLock.in(segment, 0);
        this.filled = ProcessCondition.in(lock, segment, FILLED);
        this.emptied = ProcessCondition.in(lock, segment, EMPTIED);
    }

    private static long aligned(long offset) {
        return (offset + 63) / 64 * 64;
    }

    /** How large a segment for so many items has to be. */
    public static long bytes(int capacity) {
        return ITEMS + 8L * capacity;
    }

    /**
     * Puts an item; waits for room.
     *
     * @throws IllegalStateException if the queue has been shut down
     */
    public void put(long item) throws InterruptedException {
        enter();
        try {
            while (isOpen() && get(TAIL) - get(HEAD) == capacity) {
                await(emptied);
            }
            if (!isOpen()) {
                throw new IllegalStateException("The queue has been shut down.");
            }
            long tail = get(TAIL);
            set(place(tail), item);
            set(TAIL, tail + 1);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the next item; waits for it. Empty at the end of the queue. */
    public OptionalLong take() throws InterruptedException {
        enter();
        try {
            while (isOpen() && get(HEAD) == get(TAIL)) {
                await(filled);
            }
            long head = get(HEAD);
            if (head == get(TAIL)) {
                return OptionalLong.empty();
            }
            long item = get(place(head));
            set(HEAD, head + 1);
            emptied.signal();
            return OptionalLong.of(item);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the queue: nothing more can be put. */
    public void shutDown() throws InterruptedException {
        enter();
        try {
            set(CLOSED, 1);
            filled.signalAll();
            emptied.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void enter() throws InterruptedException {
        lock.anyway().lockInterruptibly();
        repair();
    }

    private void await(ProcessCondition condition) throws InterruptedException {
        try {
            condition.await();
        } catch (OwnerDiedException e) {
            repair();
        }
    }

    /** Nothing is half-written; but the dead may have owed somebody a signal. */
    private void repair() {
        if (!lock.isConsistent()) {
            lock.markConsistent();
            filled.signalAll();
            emptied.signalAll();
        }
    }

    private boolean isOpen() {
        return get(CLOSED) == 0;
    }

    private long place(long position) {
        return ITEMS + 8 * (position % capacity);
    }

    private long get(long offset) {
        return offset == HEAD ? head : offset == TAIL ? tail : memory.get(JAVA_LONG, offset);
    }

    private void set(long offset, long value) {
        if (offset == HEAD) {
            head = value;
        } else if (offset == TAIL) {
            tail = value;
        } else {
            memory.set(JAVA_LONG, offset, value);
        }
    }
}
