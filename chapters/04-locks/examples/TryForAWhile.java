//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A lock that another process holds: try at once, for a while, and with patience
//OUTPUT keep-times

import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedBoolean;
import poolcraft.process.JvmProcess;

// tag::program[]
static void hold(ProcessLock lock, SharedBoolean enough) throws InterruptedException {
    lock.lock();
    try {
        while (!enough.get()) {
            Thread.sleep(1);
        }
    } finally {
        lock.unlock();
    }
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create();
            SharedBoolean enough = SharedBoolean.create(false)) {
        JvmProcess holder = JvmProcess.start(() -> hold(lock, enough));
        while (!lock.isLocked()) {
            Thread.onSpinWait();
        }
        IO.println("at once:          " + lock.tryLock());
        IO.println("within 50 ms:     " + lock.tryLock(50, TimeUnit.MILLISECONDS));
        enough.set(true);
        if (lock.tryLock(10, TimeUnit.SECONDS)) {
            try {
                IO.println("with patience:    true");
            } finally {
                lock.unlock();
            }
        }
        holder.join();
    }
}
// end::program[]
