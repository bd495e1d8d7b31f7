//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION A child hands its total back through a queue (003-queue-result)

import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static void sum(int from, int to, ProcessQueue<Integer> results) throws Exception {
    results.put(IntStream.rangeClosed(from, to).sum());
}

void main() throws Exception {
    try (ProcessQueue<Integer> results = ProcessQueue.create()) {
        JvmProcess child = JvmProcess.start(() -> sum(0, 100, results));
        IO.println("the total is " + results.take());
        child.join();
    }
}
// end::program[]
