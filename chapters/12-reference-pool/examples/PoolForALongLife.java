//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pool:1.0
//TWIN none
//OUTPUT show-times
//DESCRIPTION A pool with all its settings, and what it tells of itself

import java.time.Duration;
import poolcraft.pool.Pool;
import poolcraft.pool.PoolStats;
import poolcraft.pool.TaskSpan;
import poolcraft.pool.WhenFull;

static int digits(int n) {
    return Integer.toString(n).length();
}

// tag::settings[]
static Pool pool() {
    return Pool.builder()
            .workers(2, 8) // at rest, and at most
            .spares(1) // one more is ready when one is lost
            .maxTasksPerWorker(10_000) // then a new one takes its place
            .maxMemory(500_000_000) // or when its objects fill 500 MB
            .taskTimeout(Duration.ofMinutes(1)) // then its worker is killed
            .retries(2) // only for tasks that may be done twice
            .maxPending(1_000, WhenFull.BLOCK) // who submits more waits
            .onWorkerDeath(died -> System.err.println(died.getMessage()))
            .trace(100) // the last 100 tasks are kept
            .build();
}
// end::settings[]

// tag::seen[]
void main() {
    try (Pool pool = pool()) {
        IO.println(pool.map(n -> digits(n), List.of(7, 1984, 31), 1));
        PoolStats stats = pool.stats();
        IO.println(stats.succeeded() + " tasks done, " + stats.workersDied() + " workers lost");
        for (TaskSpan task : pool.trace()) {
            Duration waited = task.begun().minus(task.submitted());
            Duration ran = task.ended().minus(task.begun());
            IO.println("a task waited " + waited.toMillis() + " ms, and ran "
                    + ran.toNanos() / 1_000 + " us");
        }
    }
}
// end::seen[]
