//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A process dies on its way to the barrier: those who wait for it are told

import poolcraft.lock.ProcessBarrier;
import poolcraft.process.JvmProcess;

// tag::program[]
static void meetOnce(ProcessBarrier barrier) throws Exception {
    barrier.await();
    Thread.sleep(Long.MAX_VALUE);
}

void main() throws Exception {
    try (ProcessBarrier barrier = ProcessBarrier.create(2)) {
        JvmProcess partner = JvmProcess.start(() -> meetOnce(barrier));
        barrier.await();
        IO.println("they have met");
        partner.kill();
        try {
            barrier.await(Duration.ofSeconds(20));
        } catch (BrokenBarrierException e) {
            IO.println("the barrier is broken, since the partner died: "
                    + e.getMessage().contains("process " + partner.pid()));
        }
        barrier.reset();
        JvmProcess next = JvmProcess.start(() -> barrier.await());
        barrier.await();
        next.join();
        IO.println("after reset() two others have met");
    }
}
// end::program[]
