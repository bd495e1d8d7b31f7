package poolcraft.pool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workers that live, and what can be seen of them at a glance: CPython's list of workers.
 *
 * <p>It is changed under the dispatcher's lock. Any thread may look: what it sees is true of some
 * moment.
 */
final class Roster {

    private volatile Worker[] workers = {};

    /** The workers, as of now; never changed. */
    Worker[] workers() {
        return workers;
    }

    void add(Worker worker) {
        List<Worker> more = new ArrayList<>(List.of(workers));
        more.add(worker);
        workers = more.toArray(new Worker[0]);
    }

    void remove(Worker worker) {
        List<Worker> others = new ArrayList<>(List.of(workers));
        others.remove(worker);
        workers = others.toArray(new Worker[0]);
    }

    /**
     * The worker with the fewest tasks that takes more; one that is up before one that is still
     * starting, and among equals the first: it is the most likely to be awake.
     */
    @Nullable
    Worker freest() {
        Worker best = null;
        int least = Integer.MAX_VALUE;
        for (Worker worker : workers) {
            int cost = 2 * worker.realLoad() + (worker.life().isUp() ? 0 : 1);
            if (cost < least && worker.takesTasks()) {
                best = worker;
                least = cost;
            }
            if (least == 0) {
                return best;
            }
        }
        return best;
    }

    /** The worker with the most tasks, if one of them waits for another. */
    @Nullable
    Worker busiest() {
        Worker most = null;
        for (Worker worker : workers) {
            if (worker.realLoad() > 1
                    && (most == null || worker.realLoad() > most.realLoad())) {
                most = worker;
            }
        }
        return most;
    }

    /** Workers that are up and have nothing to do. */
    List<Worker> idle() {
        List<Worker> idle = new ArrayList<>();
        for (Worker worker : workers) {
            if (worker.life().isUp() && worker.load() == 0) {
                idle.add(worker);
            }
        }
        return idle;
    }

    /** Whether one has nothing to do while tasks wait behind those of another, or is to go. */
    boolean isUneven() {
        boolean idle = false;
        boolean behind = false;
        boolean toGo = false;
        for (Worker worker : workers) {
            idle |= worker.load() == 0 && worker.life().isUp();
            behind |= worker.realLoad() > 1;
            toGo |= worker.isToGo();
        }
        return toGo || (idle && behind);
    }

    /** How many tasks wait behind others, less the workers that have nothing to do. */
    int behind() {
        int behind = 0;
        for (Worker worker : workers) {
            behind += worker.realLoad() - 1;
        }
        return behind;
    }

    boolean hasNewOne() {
        for (Worker worker : workers) {
            if (worker.life().isNew()) {
                return true;
            }
        }
        return false;
    }

    boolean isAtRest() {
        for (Worker worker : workers) {
            if (worker.load() > 0) {
                return false;
            }
        }
        return true;
    }
}
