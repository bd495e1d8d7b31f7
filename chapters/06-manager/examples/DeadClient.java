//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION A client is killed while it holds a lock: who waits is told, and repairs what it guards

import poolcraft.lock.OwnerDiedException;
import poolcraft.manager.ManagedLock;
import poolcraft.manager.Manager;
import poolcraft.manager.ManagedEvent;
import poolcraft.process.JvmProcess;

// tag::program[]
static void move(ManagedLock lock, List<String> from, List<String> to, ManagedEvent half)
        throws Exception {
    lock.lock();
    String what = from.removeFirst();
    half.set();
    Thread.sleep(60_000);
    to.add(what);
    lock.unlock();
}

void main() throws Exception {
    try (Manager manager = Manager.start()) {
        ManagedLock lock = manager.lock();
        ManagedEvent half = manager.event();
        List<String> left = manager.list(List.of("a cup"));
        List<String> right = manager.list();
        JvmProcess mover = JvmProcess.start(() -> move(lock, left, right, half));
        half.await();
        mover.kill();
        try {
            lock.lock();
        } catch (OwnerDiedException e) {
            IO.println("its holder died; left " + left + ", right " + right);
            lock.recover(() -> left.add("another cup"));
        }
        lock.lock();
        IO.println("the lock is ours; left " + left + ", right " + right);
        lock.unlock();
    }
}
// end::program[]
