package poolcraft.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import poolcraft.lock.WaitingRoom;
import poolcraft.pipe.Deadline;

/** Putting into a queue: in turn with others, and waiting for room. Thread-safe. */
final class PutSide {

    private final QueueMemory memory;
    private final int capacity;
    private final Tail tail;
    private final Head head;
    private final Turn turn;
    private final WaitingRoom notEmpty;
    private final WaitingRoom notFull;
    private final Cursor tailCursor;
    private final Cursor headCursor;

    /** As last seen: an old number is too small, and does no harm. */
    private long takenSeen;
    private final Consignments consignments = new Consignments();

    PutSide(QueueMemory memory, int capacity, Tail tail, Head head) {
        this.memory = memory;
        this.capacity = capacity;
        this.tail = tail;
        this.head = head;
        this.tailCursor = memory.tail();
        this.headCursor = memory.head();
        this.turn = new Turn(memory.lock(QueueLayout.PUT_LOCK), tail::removeLeftovers);
        this.notEmpty = memory.room(QueueLayout.NOT_EMPTY);
        this.notFull = memory.room(QueueLayout.NOT_FULL);
    }

    /** How many items have room now. */
    int room() {
        return (int) Math.max(0, capacity - head.waiting());
    }

    /** How many items have room at least: looks at what was taken only if it has to. */
    private int roomSeen() {
        if (capacity == Integer.MAX_VALUE) {
            return capacity;
        }
        long put = tailCursor.count();
        if (put - takenSeen >= capacity) {
            takenSeen = headCursor.count();
        }
        return (int) Math.max(0, capacity - (put - takenSeen));
    }

    private boolean mayPut() {
        return roomSeen() > 0 || !memory.isOpen();
    }

    /**
     * Puts items; waits for room for each.
     *
     * @return whether all are in the queue; those that are not are the last ones
     */
    // tag::put[]
    boolean put(Outgoing items, Deadline deadline) throws InterruptedException {
        while (true) {
            memory.checkPut();
            if (roomSeen() > 0 && !putInTurn(items, deadline)) {
                return false;
            }
            if (items.left() == 0) {
                return true;
            }
            if (deadline.hasPassed()) {
                return false;
            }
            notFull.await(this::mayPut, () -> false, deadline.nanosLeft());
        }
    }

    /** Puts what has room; false if the deadline passed before this thread had its turn. */
    private boolean putInTurn(Outgoing items, Deadline deadline) throws InterruptedException {
        int some;
        try {
            if (!turn.begin(deadline)) {
                return false;
            }
            try {
                memory.checkPut();
                some = Math.min(items.left(), roomSeen());
                tail.put(items, some);
            } finally {
                turn.end();
            }
        } catch (IOException e) {
            throw noRoom(items.left(), e);
        }
        items.sent(some, consignments);
        wake(some);
        return true;
    }
    // end::put[]

    private UncheckedIOException noRoom(int items, IOException cause) {
        memory.check();
        String which = items == 1 ? "The item was" : items + " items were";
        return new UncheckedIOException(which + " not put: the queue holds " + head.waiting()
                + ", and cannot have more memory. Take what is in it, or give it a capacity, so"
                + " that put waits. " + cause.getMessage(), cause);
    }

    private void wake(int some) {
        for (int i = 0; i < some && notEmpty.wakeOne(); i++) {
            // One for each item.
        }
    }

    /** From now on nothing is put. */
    void shutDown() throws IOException {
        turn.begin();
        try {
            memory.check();
            memory.shutDown();
        } finally {
            turn.end();
        }
        notEmpty.wakeAll();
        notFull.wakeAll();
    }

    /** Nobody takes any more. */
    void lost() {
        consignments.lost();
    }

    /** Gives the memory back here, if nobody puts. */
    void unmap() throws IOException {
        turn.begin();
        try {
            tail.unmap();
        } finally {
            turn.end();
        }
    }
}
