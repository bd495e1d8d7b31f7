//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION Many results through a pipe, and through a queue; measured (003-pipe-result)
//OUTPUT show-times

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static final int RESULTS = 10_000;

static void send(Connection connection) throws Exception {
    for (int i = 0; i < 10 * RESULTS; i++) {
        connection.send(i);
    }
}

static void put(ProcessQueue<Integer> queue) throws Exception {
    for (int i = 0; i < 10 * RESULTS; i++) {
        queue.put(i);
    }
}

static void measure(String how, Callable<Object> receive) throws Exception {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < 10; round++) {
        long before = System.nanoTime();
        for (int i = 0; i < RESULTS; i++) {
            if (!receive.call().equals(round * RESULTS + i)) {
                throw new IllegalStateException("not in order");
            }
        }
        best = Math.min(best, System.nanoTime() - before);
    }
    IO.println("%s %d ns a result".formatted(how, best / RESULTS));
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open(); ProcessQueue<Integer> queue = ProcessQueue.create()) {
        Connection childs = pipe.right();
        JvmProcess sender = JvmProcess.start(() -> send(childs));
        measure("pipe: ", pipe.left()::receive);
        sender.join();
        JvmProcess putter = JvmProcess.start(() -> put(queue));
        measure("queue:", queue::take);
        putter.join();
    }
}
// end::program[]
