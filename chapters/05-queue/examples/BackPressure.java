//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION A queue with room for 3: the quick producer waits for the slow consumer

import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static final int ITEMS = 20;

static void produce(ProcessQueue<Integer> queue) throws Exception {
    for (int i = 0; i < ITEMS; i++) {
        queue.put(i);
    }
    queue.shutdown();
}

static int mostWaiting(ProcessQueue<Integer> queue) throws Exception {
    JvmProcess producer = JvmProcess.start(() -> produce(queue));
    int most = 0;
    while (!queue.isShutdown() || !queue.isEmpty()) {
        Thread.sleep(10); // the slow one
        most = Math.max(most, queue.size());
        queue.poll();
    }
    producer.join();
    return most;
}

void main() throws Exception {
    try (ProcessQueue<Integer> open = ProcessQueue.create();
            ProcessQueue<Integer> bounded = ProcessQueue.create(3)) {
        IO.println("at most 3 waited in the queue without a bound: " + (mostWaiting(open) <= 3));
        IO.println("at most 3 waited in the queue with room for 3: " + (mostWaiting(bounded) <= 3));
    }
}
// end::program[]
