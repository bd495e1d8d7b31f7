package poolcraft.pool;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import poolcraft.memory.Buffers;

/**
 * Who has a task that was handed to a worker: a word in shared memory for each, which both sides
 * change by compare-and-set.
 *
 * <pre>
 *  QUEUED   --take:   the worker, before it reads the task-->       RUNNING
 *  QUEUED   --revoke: the pool, to cancel it or to move it-->       REVOKED   the worker skips it
 *  RUNNING  --finish: the worker, before it shows the answer-->     DONE
 *  RUNNING  --doom:   the pool, before it kills the worker-->       DOOMED    the worker waits for that
 * </pre>
 *
 * <p>So a kill never hits the next task: one that is done cannot be doomed, and a worker whose task
 * is doomed begins no other. Of a dead worker the words say what became of each task.
 *
 * <p>A worker has at most {@link #SLOTS} tasks at a time. They are numbered from 0 on, and a number
 * is for ever: its word is that at number modulo {@link #SLOTS}, and each word has a cache line to
 * itself. Thread-safe.
 */
final class Claims {

    static final int SLOTS = 256;
    private static final int STRIDE = 64;
    static final long SIZE = (long) SLOTS * STRIDE;

    private static final int QUEUED = 0;
    private static final int RUNNING = 1;
    private static final int REVOKED = 2;
    private static final int DONE = 3;
    private static final int DOOMED = 4;

    private static final VarHandle WORD = Buffers.handle(int[].class);

    private final ByteBuffer memory;

    Claims(MemorySegment memory) {
        this.memory = Buffers.of(memory);
    }

    private static int word(long number) {
        return ((int) number & SLOTS - 1) * STRIDE;
    }

    private boolean change(long number, int from, int to) {
        return WORD.compareAndSet(memory, word(number), from, to);
    }

    private int get(long number) {
        return (int) WORD.getVolatile(memory, word(number));
    }

    /** The pool: task {@code number} is about to be handed out. */
    void queue(long number) {
        WORD.setOpaque(memory, word(number), QUEUED);
    }

    /** The worker: whether the task may be run. */
    boolean take(long number) {
        return change(number, QUEUED, RUNNING);
    }

    /** The worker: whether the answer may be shown; if not, it is about to be killed. */
    boolean finish(long number) {
        return change(number, RUNNING, DONE);
    }

    /** The pool: whether the task will never run there. */
    boolean revoke(long number) {
        return change(number, QUEUED, REVOKED);
    }

    /** The pool: whether the task runs, and will never be answered: then the worker must be killed. */
    // tag::doom[]
    boolean doom(long number) {
        return change(number, RUNNING, DOOMED);
    }
    // end::doom[]

    /** Whether the worker has begun the task and not finished it. */
    boolean isRunning(long number) {
        return get(number) == RUNNING;
    }

    /** Of a dead worker: whether it had begun the task. */
    boolean wasBegun(long number) {
        return get(number) != QUEUED;
    }
}
