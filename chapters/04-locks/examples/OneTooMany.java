//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A process releases a permit that it does not hold: who is told?

import poolcraft.lock.ProcessBoundedSemaphore;
import poolcraft.process.JvmProcess;

// tag::program[]
static void release(String who, ProcessBoundedSemaphore semaphore) {
    try {
        semaphore.release();
        IO.println(who + " releases: fine");
    } catch (IllegalStateException e) {
        IO.println(who + " releases: " + e.getMessage());
    }
}

void main() throws Exception {
    try (ProcessBoundedSemaphore semaphore = ProcessBoundedSemaphore.create(2)) {
        semaphore.acquire();
        JvmProcess.start(() -> release("the child, which holds none,", semaphore)).join();
        release("the parent, which holds one,", semaphore);
    }
}
// end::program[]
