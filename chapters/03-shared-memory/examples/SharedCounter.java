//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION Ten processes add one to one shared number: 10 (002-value)

import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
void main() throws Exception {
    try (SharedInt counter = SharedInt.create(0)) {
        List<JvmProcess> processes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            processes.add(JvmProcess.start(() -> counter.incrementAndGet()));
        }
        for (JvmProcess process : processes) {
            process.join();
        }
        IO.println("the counter is " + counter.get());
    }
}
// end::program[]
