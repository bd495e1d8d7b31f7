//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pool:1.0
//DESCRIPTION Workers are killed, and the pool goes on (004-handlers)

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import poolcraft.pool.Pool;
import poolcraft.pool.WorkerDiedException;
import poolcraft.process.JvmProcess;

// tag::program[]
static int workForEver(Path sign) throws Exception {
    Files.writeString(sign, "here");
    while (true) {
        LockSupport.parkNanos(1_000_000_000);
    }
}

static int square(int n) {
    return n * n;
}

void main() throws Exception {
    Path folder = Files.createTempDirectory("handlers");
    Path sign = folder.resolve("sign");
    try (Pool pool = Pool.of(1)) {
        CompletableFuture<Integer> endless = pool.applyAsync(() -> workForEver(sign));
        CompletableFuture<Integer> behind = pool.applyAsync(() -> square(7));
        while (!Files.exists(sign)) {
            LockSupport.parkNanos(1_000_000);
        }
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        try {
            endless.join();
        } catch (CompletionException e) {
            WorkerDiedException died = (WorkerDiedException) e.getCause();
            IO.println("the task that ran: " + died.getMessage());
        }
        IO.println("the task behind it: " + behind.join());
        IO.println("workers now: " + pool.stats().workers().size());
    }
    Files.delete(sign);
    Files.delete(folder);
}
// end::program[]
