//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pool:1.0
//DESCRIPTION What a pool holds while it works: its tasks and its workers (004-structures)

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import poolcraft.pool.Pool;
import poolcraft.pool.PoolStats;

// tag::program[]
static int waitFor(Path sign) {
    while (!Files.exists(sign)) {
        LockSupport.parkNanos(1_000_000);
    }
    return 1;
}

static void showWorkers(PoolStats stats) {
    for (PoolStats.WorkerStats worker : stats.workers()) {
        IO.println("  worker " + worker.number() + " has " + worker.load() + " tasks");
    }
}

static void showTasks(PoolStats stats) {
    IO.println("  " + stats.waiting() + " tasks wait in the queue");
    IO.println("  submitted " + stats.submitted() + ", done " + stats.succeeded());
}

void main() throws Exception {
    Path folder = Files.createTempDirectory("structures");
    Path sign = folder.resolve("go");
    try (Pool pool = Pool.of(2)) {
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            futures.add(pool.applyAsync(() -> waitFor(sign)));
        }
        IO.println("while nobody may go on:");
        showWorkers(pool.stats());
        showTasks(pool.stats());
        Files.createFile(sign);
        futures.forEach(CompletableFuture::join);
        IO.println("at the end:");
        showTasks(pool.stats());
    }
    Files.delete(sign);
    Files.delete(folder);
}
// end::program[]
