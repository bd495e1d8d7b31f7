package poolcraft.pool;

import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;

/**
 * A unit of work for one worker: a call, a chunk of calls, or what a worker does first.
 *
 * <pre>
 *  WAITING  --the dispatcher hands it out-->             HANDED
 *  HANDED   --it is taken back; its worker died, and had not begun it-->  WAITING
 *  HANDED   --its worker died over it, and it may be tried again-->       WAITING
 *  HANDED   --its worker answers-->                      ENDED
 *  HANDED   --its worker died over it-->                 ENDED
 *  WAITING, HANDED  --nobody wants it any more-->        ENDED
 * </pre>
 *
 * <p>Where it is, is guarded by the dispatcher's lock; it ends once.
 */
abstract class Task {

    final Definition function;
    final Payload payload;
    private final Transfer transfer;

    /** Who has it; null while it waits. */
    @Nullable
    Worker worker;

    /** Its number there. */
    long number;

    /** When it was submitted, as {@link System#nanoTime} has it. */
    long submitted;

    /** How many workers died over it. */
    int deaths;

    /** Why its worker was killed, if it was killed for its sake. */
    @Nullable
    Throwable doom;

    /**
     * A task.
     *
     * @param transfer the sending of its arguments, which were written into the payload
     */
    Task(Definition function, Payload payload, Transfer transfer) {
        this.function = function;
        this.payload = payload;
        this.transfer = transfer;
        transfer.sent();
    }

    /** Whether somebody still wants it. */
    abstract boolean isWanted();

    /** Whether another worker may have it instead. */
    boolean isMovable() {
        return true;
    }

    /** Whether others wait for it to end, so that it is to end as soon as nobody wants it. */
    boolean isWaitedFor() {
        return false;
    }

    /** Its answer has come. Called by the one who reads for all: runs no code of the user's. */
    final void answer(Answer answer) {
        transfer.arrived();
        ended();
        answered(answer);
    }

    /** It will not be answered. Runs no code of the user's. */
    final void fail(Throwable problem) {
        transfer.lost();
        ended();
        failed(problem);
    }

    /** Nobody wants it, and no worker has it. */
    final void drop() {
        transfer.lost();
        ended();
    }

    /** It is in nobody's hands any more. */
    void ended() {
        if (payload.segment() != null) {
            try {
                LargeStore.release(payload.segment());
            } catch (IllegalStateException e) {
                // It was closed with the pool, at this moment.
            }
        }
    }

    abstract void answered(Answer answer);

    abstract void failed(Throwable problem);
}
