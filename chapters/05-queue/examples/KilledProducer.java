//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION A producer dies right after its last put: nothing of what it put is lost

import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static void putAndDie(ProcessQueue<Integer> queue) throws Exception {
    for (int i = 0; i < 1_000; i++) {
        queue.put(i);
    }
    Runtime.getRuntime().halt(137); // no finally, no shutdown hook
}

void main() throws Exception {
    try (ProcessQueue<Integer> queue = ProcessQueue.create()) {
        JvmProcess.start(() -> putAndDie(queue)).join();
        queue.shutdown();
        IO.println("all 1000 arrived: " + (queue.stream().count() == 1_000));
    }
}
// end::program[]
