//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION One item, two who wait for it: why the question is asked again

import poolcraft.lock.ProcessCondition;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static void takeIf(ProcessCondition filled, SharedInt items) throws InterruptedException {
    filled.lock().lock();
    try {
        if (items.get() == 0) {
            filled.await();
        }
        items.decrementAndGet();
    } finally {
        filled.lock().unlock();
    }
}

static void takeWhile(ProcessCondition filled, SharedInt items) throws InterruptedException {
    filled.lock().lock();
    try {
        while (items.get() == 0) {
            filled.await();
        }
        items.decrementAndGet();
    } finally {
        filled.lock().unlock();
    }
}

static void bringOne(ProcessCondition filled, SharedInt items, int waiters) {
    while (true) {
        filled.lock().lock();
        try {
            if (filled.waiting() == waiters) {
                items.incrementAndGet();
                filled.signalAll();
                return;
            }
        } finally {
            filled.lock().unlock();
        }
    }
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create();
            ProcessCondition filled = ProcessCondition.create(lock);
            SharedInt items = SharedInt.create(0)) {
        JvmProcess one = JvmProcess.start(() -> takeIf(filled, items));
        JvmProcess two = JvmProcess.start(() -> takeIf(filled, items));
        bringOne(filled, items, 2);
        one.join();
        two.join();
        IO.println("if: two have taken one item, and left " + items.get());

        items.set(0);
        one = JvmProcess.start(() -> takeWhile(filled, items));
        two = JvmProcess.start(() -> takeWhile(filled, items));
        bringOne(filled, items, 2);
        bringOne(filled, items, 1); // <1>
        one.join();
        two.join();
        IO.println("while: two have taken two items, and left " + items.get());
    }
}
// end::program[]
