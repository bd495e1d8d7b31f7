//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pool:1.0
//DESCRIPTION The two ends of a pool: close waits, terminate does not (004-terminate)

import java.util.concurrent.CompletableFuture;
import poolcraft.pool.Pool;
import poolcraft.process.JvmProcess;

// tag::program[]
static int slowly(int n) throws InterruptedException {
    Thread.sleep(50);
    return n;
}

static void count(String end, List<CompletableFuture<Integer>> futures) {
    long done = futures.stream().filter(f -> f.isDone() && !f.isCompletedExceptionally()).count();
    long failed = futures.stream().filter(CompletableFuture::isCompletedExceptionally).count();
    IO.println(end + ": all have an end: " + (done + failed == futures.size())
            + ", all have a result: " + (done == futures.size())
            + ", children left: " + JvmProcess.activeChildren().size());
}

static List<CompletableFuture<Integer>> submit(Pool pool) {
    List<CompletableFuture<Integer>> futures = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
        int n = i;
        futures.add(pool.applyAsync(() -> slowly(n)));
    }
    return futures;
}

void main() throws Exception {
    Pool patient = Pool.of(2);
    List<CompletableFuture<Integer>> first = submit(patient);
    patient.close();
    count("close", first);

    Pool impatient = Pool.of(2);
    List<CompletableFuture<Integer>> second = submit(impatient);
    impatient.terminate();
    impatient.join();
    for (CompletableFuture<Integer> future : second) {
        future.exceptionally(_ -> -1).join();
    }
    count("terminate", second);
}
// end::program[]
