//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION A producer puts 0 to 4, a consumer takes until the end (002-queue)

import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static void produce(ProcessQueue<Integer> queue) throws Exception {
    for (int i = 0; i < 5; i++) {
        queue.put(i);
    }
    queue.shutdown();
}

static void consume(ProcessQueue<Integer> queue) {
    for (int item : queue) {
        IO.println("took " + item);
    }
    IO.println("that was all");
}

void main() throws Exception {
    try (ProcessQueue<Integer> queue = ProcessQueue.create()) {
        JvmProcess producer = JvmProcess.start(() -> produce(queue));
        JvmProcess consumer = JvmProcess.start(() -> consume(queue));
        producer.join();
        consumer.join();
    }
}
// end::program[]
