package poolcraft.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** Counts what a pool does. Thread-safe. */
final class Metrics {

    /** A Java that was made of some modules only may lack it. */
    private static final boolean HAS_RECORDER = ModuleLayer.boot().findModule("jdk.jfr")
            .isPresent();

    private final LongAdder submitted = new LongAdder();
    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder workersStarted = new LongAdder();
    private final LongAdder workersDied = new LongAdder();
    private final LongAdder queueNanos = new LongAdder();
    private final LongAdder runNanos = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private final @Nullable Trace trace;

    /**
     * Nothing yet.
     *
     * @param trace keeps single tasks; null for none
     */
    Metrics(@Nullable Trace trace) {
        this.trace = trace;
    }

    void submitted(Task task) {
        task.submitted = System.nanoTime();
        submitted.increment();
        bytesSent.add(task.payload.size());
    }

    /** Called by the one who reads for all. */
    void answered(Task task, Answer answer, Worker worker) {
        long now = System.nanoTime();
        long queueTime = Math.max(0, now - task.submitted - answer.nanos());
        (answer.type() == Frame.FAILURE ? failed : succeeded).increment();
        queueNanos.add(queueTime);
        runNanos.add(answer.nanos());
        if (trace != null) {
            trace.add(task, answer, worker, now);
        }
        if (isRecorded()) {
            TaskEvent.note(task, answer, worker, queueTime);
        }
    }

    private static boolean isRecorded() {
        return HAS_RECORDER && FlightRecorder.isInitialized();
    }

    void failed() {
        failed.increment();
    }

    void retried() {
        retried.increment();
    }

    void workerStarted(Worker worker) {
        workersStarted.increment();
        if (isRecorded()) {
            WorkerEvent.note(worker, "started");
        }
    }

    void workerEnded(Worker worker) {
        if (isRecorded()) {
            WorkerEvent.note(worker, "ended");
        }
    }

    void workerDied() {
        workersDied.increment();
    }

    /** What was counted so far. */
    PoolStats stats(Dispatcher dispatcher) {
        List<PoolStats.WorkerStats> workers = new ArrayList<>();
        for (Worker worker : dispatcher.workers()) {
            workers.add(worker.stats());
        }
        return new PoolStats(workers, dispatcher.waiting(), submitted.sum(), succeeded.sum(),
                failed.sum(), retried.sum(), workersStarted.sum(),
                workersDied.sum(), Duration.ofNanos(queueNanos.sum()),
                Duration.ofNanos(runNanos.sum()), bytesSent.sum());
    }

    /** The tasks that were kept; none if none are. */
    List<TaskSpan> spans() {
        return trace == null ? List.of() : trace.spans();
    }
}
