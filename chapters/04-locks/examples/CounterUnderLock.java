//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION Ten processes add one to one shared number under a lock: 10 (002-value)

import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static void add(ProcessLock lock, SharedInt counter) {
    lock.lock();
    try {
        counter.setPlain(counter.getPlain() + 1); // <1>
    } finally {
        lock.unlock(); // <2>
    }
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create(); SharedInt counter = SharedInt.create(0)) {
        List<JvmProcess> processes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            processes.add(JvmProcess.start(() -> add(lock, counter)));
        }
        for (JvmProcess process : processes) {
            process.join();
        }
        IO.println("the counter is " + counter.get());
    }
}
// end::program[]
