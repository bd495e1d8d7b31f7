//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION A child puts ten megabytes that nobody takes, and ends

import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static void putMuch(ProcessQueue<byte[]> queue) throws Exception {
    for (int i = 0; i < 100; i++) {
        queue.put(new byte[100_000]);
    }
}

void main() throws Exception {
    try (ProcessQueue<byte[]> queue = ProcessQueue.create()) {
        JvmProcess child = JvmProcess.start(() -> putMuch(queue));
        IO.println("the child has ended: " + child.join(Duration.ofSeconds(20)));
        IO.println("in the queue: " + queue.size());
    }
}
// end::program[]
