//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A process is killed while it holds a lock: the next one is told
//OUTPUT show-times

import poolcraft.lock.OwnerDiedException;
import poolcraft.lock.ProcessLock;
import poolcraft.process.JvmProcess;

// tag::program[]
static void holdForever(ProcessLock lock) throws InterruptedException {
    lock.lock();
    Thread.sleep(Long.MAX_VALUE);
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create()) {
        JvmProcess holder = JvmProcess.start(() -> holdForever(lock));
        while (!lock.isLocked()) {
            Thread.onSpinWait();
        }
        holder.kill();
        holder.join();
        IO.println("the holder is dead: pid " + holder.pid());
        long begun = System.nanoTime();
        try {
            lock.lock();
            IO.println("the lock was taken, as if nothing had happened");
        } catch (OwnerDiedException e) {
            IO.println("lock() tells of a dead holder: pid %d, after %.3f s"
                    .formatted(e.pid(), (System.nanoTime() - begun) / 1e9));
        }
    }
}
// end::program[]
