//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A process is killed with two permits in its hand: they come back

import poolcraft.lock.ProcessSemaphore;
import poolcraft.memory.SharedBoolean;
import poolcraft.process.JvmProcess;

// tag::program[]
static void holdTwo(ProcessSemaphore semaphore, SharedBoolean done) throws InterruptedException {
    semaphore.acquire();
    semaphore.acquire();
    done.set(true);
    Thread.sleep(Long.MAX_VALUE);
}

// How many can be had within a second each.
static int free(ProcessSemaphore semaphore) throws InterruptedException {
    int count = 0;
    while (semaphore.tryAcquire(Duration.ofSeconds(1))) {
        count++;
    }
    for (int i = 0; i < count; i++) {
        semaphore.release();
    }
    return count;
}

void main() throws Exception {
    try (ProcessSemaphore semaphore = ProcessSemaphore.create(3);
            SharedBoolean done = SharedBoolean.create(false)) {
        JvmProcess holder = JvmProcess.start(() -> holdTwo(semaphore, done));
        while (!done.get()) {
            Thread.onSpinWait();
        }
        IO.println("while the holder lives, free: " + free(semaphore));
        holder.kill();
        holder.join();
        IO.println("after it was killed, free: " + free(semaphore));
    }
}
// end::program[]
