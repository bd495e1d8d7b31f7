//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A cook and a guest share one plate, and wait for each other

import poolcraft.lock.ProcessCondition;
import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int EMPTY = 0;

static void cook(ProcessCondition changed, SharedInt plate) throws InterruptedException {
    for (int dish = 1; dish <= 5; dish++) {
        changed.lock().lock();
        try {
            while (plate.get() != EMPTY) {
                changed.await(); // <1>
            }
            plate.set(dish);
            changed.signal(); // <2>
        } finally {
            changed.lock().unlock();
        }
    }
}

static int eat(ProcessCondition changed, SharedInt plate) throws InterruptedException {
    changed.lock().lock();
    try {
        while (plate.get() == EMPTY) {
            changed.await();
        }
        changed.signal();
        return plate.getAndSet(EMPTY);
    } finally {
        changed.lock().unlock();
    }
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create();
            ProcessCondition changed = ProcessCondition.create(lock);
            SharedInt plate = SharedInt.create(EMPTY)) {
        JvmProcess cook = JvmProcess.start(() -> cook(changed, plate));
        for (int i = 0; i < 5; i++) {
            IO.println("dish " + eat(changed, plate));
        }
        cook.join();
    }
}
// end::program[]
