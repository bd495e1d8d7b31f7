//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION Two numbers that belong together: who reads them meets halves

import poolcraft.memory.SharedLongArray;
import poolcraft.process.JvmProcess;

// tag::program[]
static void write(SharedLongArray pair) {
    for (long number = 1;; number++) {
        pair.set(0, number);
        pair.set(1, -number);
    }
}

void main() throws Exception {
    try (SharedLongArray pair = SharedLongArray.create(2)) {
        JvmProcess writer = JvmProcess.start(() -> write(pair));
        long sum = 0;
        while (sum == 0) {
            sum = pair.get(0) + pair.get(1);
        }
        IO.println("their sum is 0; another one was seen: " + (sum != 0));
        writer.kill();
        writer.join();
    }
}
// end::program[]
