package poolcraft.pool;

import poolcraft.process.Transfer;

/** What a worker runs before all else: the initializer of the pool. No other worker can have it. */
final class FirstTask extends Task {

    private final Worker ofWorker;
    private final Results results;

    FirstTask(Worker worker, Results results, Definition function, Payload payload,
            Transfer transfer) {
        super(function, payload, transfer);
        this.ofWorker = worker;
        this.results = results;
    }

    @Override
    boolean isWanted() {
        return true;
    }

    @Override
    boolean isMovable() {
        return false;
    }

    /** A worker that answers with a failure exits by itself. */
    @Override
    void answered(Answer answer) {
        if (answer.type() == Frame.FAILURE) {
            ofWorker.life().failedToStart(() -> results.failureIn(answer));
        }
    }

    @Override
    void failed(Throwable problem) {
        ofWorker.life().failedToStart(() -> problem);
    }
}
