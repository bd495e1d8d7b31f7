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

void main() throws Exception {
    try (ProcessSemaphore semaphore = ProcessSemaphore.create(3);
            SharedBoolean done = SharedBoolean.create(false)) {
        JvmProcess holder = JvmProcess.start(() -> holdTwo(semaphore, done));
        while (!done.get()) {
            Thread.onSpinWait();
        }
        IO.println("while the holder lives, free: " + semaphore.availablePermits());
        holder.kill();
        holder.join();
        IO.println("after it was killed, free: " + semaphore.availablePermits());
    }
}
// end::program[]
