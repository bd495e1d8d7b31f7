package poolcraft.pool;

import java.time.Duration;
import java.util.List;

/**
 * What a pool does, and what it has done so far, as of one moment.
 *
 * <p>A task is a call, or a chunk of calls. What was submitted, and has neither succeeded nor failed,
 * waits, is at a worker, or was cancelled.
 *
 * @param workers the workers that live
 * @param waiting how many tasks no worker has room for
 * @param submitted how many tasks were submitted
 * @param succeeded how many have a result; of a chunk, each call may still have failed
 * @param failed how many have failed
 * @param retried how often a task was tried again after its worker had died
 * @param workersStarted how many workers were started
 * @param workersDied how many of them died over a task
 * @param queueTime how long tasks waited, all together, from the moment in which they were submitted:
 *     for a worker, at the worker, and on their way there and back
 * @param runTime how long they ran, all together
 * @param bytesSent what their arguments took on their way
 */
public record PoolStats(List<WorkerStats> workers, int waiting, long submitted, long succeeded,
        long failed, long retried, long workersStarted, long workersDied,
        Duration queueTime, Duration runTime, long bytesSent) {

    /**
     * A worker.
     *
     * @param number which worker it is, from 1 on; one that takes another's place has a new number
     * @param pid its process id
     * @param load how many tasks it has: one that it runs, and others behind that
     * @param done how many tasks it has done
     * @param runTime how long these ran, all together
     */
    public record WorkerStats(int number, long pid, int load, long done, Duration runTime) {}
}
