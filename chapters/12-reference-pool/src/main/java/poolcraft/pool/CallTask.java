package poolcraft.pool;

import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;

/** A task whose future is told what came of it: a call, or a chunk of calls. */
final class CallTask extends Task {

    private final PoolFuture<?> future;
    private final @Nullable Gate gate;

    /**
     * A task.
     *
     * @param gate where it has taken a place; null if it has none
     */
    CallTask(PoolFuture<?> future, Definition function, Payload payload, Transfer transfer,
            @Nullable Gate gate) {
        super(function, payload, transfer);
        this.future = future;
        this.gate = gate;
    }

    @Override
    void ended() {
        super.ended();
        if (gate != null) {
            gate.leave();
        }
    }

    /** Others wait for its place. */
    @Override
    boolean isWaitedFor() {
        return gate != null;
    }

    @Override
    boolean isWanted() {
        return !future.isDone();
    }

    @Override
    void answered(Answer answer) {
        future.deliver(answer);
    }

    @Override
    void failed(Throwable problem) {
        future.deliver(problem);
    }
}
