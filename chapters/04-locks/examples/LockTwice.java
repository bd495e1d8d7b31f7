//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A thread takes a lock that it holds already: an error, or a count

import poolcraft.lock.ProcessLock;
import poolcraft.lock.ProcessReentrantLock;

// tag::program[]
static void twice(Lock lock) {
    lock.lock();
    try {
        lock.lock();
        lock.unlock();
        IO.println("it was taken again");
    } catch (IllegalStateException e) {
        IO.println(e.getMessage());
    } finally {
        lock.unlock();
    }
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create();
            ProcessReentrantLock reentrant = ProcessReentrantLock.create()) {
        IO.print("ProcessLock: ");
        twice(lock);
        IO.print("ProcessReentrantLock: ");
        twice(reentrant);
    }
}
// end::program[]
