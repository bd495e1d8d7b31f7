package poolcraft.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import poolcraft.lock.WaitingRoom;
import poolcraft.pipe.Deadline;

/** Taking from a queue: in turn with others, and waiting for items. Thread-safe. */
final class TakeSide {

    private final QueueMemory memory;
    private final Head head;
    private final Turn turn;
    private final WaitingRoom notEmpty;
    private final WaitingRoom notFull;

    TakeSide(QueueMemory memory, Head head) {
        this.memory = memory;
        this.head = head;
        this.turn = new Turn(memory.lock(QueueLayout.TAKE_LOCK), head::removeLeftovers);
        this.notEmpty = memory.room(QueueLayout.NOT_EMPTY);
        this.notFull = memory.room(QueueLayout.NOT_FULL);
    }

    private boolean mayTake() {
        return head.mayHaveItems() || isAtEnd();
    }

    private boolean isAtEnd() {
        return !memory.isOpen() && head.isAtEnd();
    }

    private boolean isAnyDead() {
        return head.mayComeBack() && inTurn(head::lookForTheDead);
    }

    /**
     * Takes items; waits for the first.
     *
     * @return how many; 0 if there is none by the deadline
     * @throws QueueShutDownException if none can come any more
     */
    // tag::take[]
    int take(Incoming incoming, int most, Deadline deadline) throws InterruptedException {
        while (true) {
            memory.check();
            // Looked at first: what was put before the end is seen then.
            boolean last = !memory.isOpen();
            if (head.mayHaveItems()) {
                int some = takeInTurn(incoming, most, deadline);
                if (some > 0) {
                    return some;
                }
            } else if (last && head.isAtEnd()) {
                throw new QueueShutDownException("The queue has been shut down, and all that was"
                        + " put has been taken. There is nothing more to take.");
            }
            if (deadline.hasPassed()) {
                return 0;
            }
            notEmpty.await(this::mayTake, this::isAnyDead, deadline.nanosLeft());
        }
    }

    private int takeInTurn(Incoming incoming, int most, Deadline deadline)
            throws InterruptedException {
        int some;
        try {
            if (!turn.begin(deadline)) {
                return 0;
            }
            try {
                some = head.take(incoming, most);
            } finally {
                turn.end();
            }
        } catch (IOException e) {
            throw failed(e);
        }
        for (int i = 0; i < some && notFull.wakeOne(); i++) {
            // One for each item.
        }
        return some;
    }
    // end::take[]

    private UncheckedIOException failed(IOException cause) {
        memory.check();
        return new UncheckedIOException("The memory of the queue cannot be read: has the process"
                + " that made it ended? " + cause.getMessage(), cause);
    }

    /** Does {@code work} while nobody takes. */
    <T> T inTurn(Callable<T> work) {
        try {
            turn.begin();
            try {
                return work.call();
            } finally {
                turn.end();
            }
        } catch (IOException e) {
            throw failed(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("no other exception is thrown by this work", e);
        }
    }

    /** Something has come back, or is at its end: whoever waits has to look. */
    void wakeAll() {
        notEmpty.wakeAll();
    }

    /** Gives the memory back here, when nobody takes. */
    void unmap() {
        inTurn(() -> {
            head.unmap();
            return true;
        });
    }
}
