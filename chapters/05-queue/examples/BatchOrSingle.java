//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION Ten items at once against ten items one by one; measured (002-batch)
//OUTPUT show-times

import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static final int ITEMS = 50_000;
static final int BATCH = 10;

static void putSingly(ProcessQueue<Integer> queue) throws Exception {
    for (int i = 0; i < ITEMS; i++) {
        queue.put(i);
    }
}

static void putBatches(ProcessQueue<Integer> queue) throws Exception {
    List<Integer> batch = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
        batch.add(i);
        if (batch.size() == BATCH) {
            queue.putAll(batch);
            batch.clear();
        }
    }
}

static void putLists(ProcessQueue<int[]> queue) throws Exception {
    for (int i = 0; i < ITEMS; i += BATCH) {
        queue.put(IntStream.range(i, i + BATCH).toArray());
    }
}

static void takeAll(ProcessQueue<?> queue, int items) throws Exception {
    for (int i = 0; i < items; i++) {
        queue.take();
    }
}

static void measure(String how, ProcessQueue<?> queue, int items, Callable<?> putting)
        throws Exception {
    long best = Long.MAX_VALUE;
    JvmProcess consumer = JvmProcess.start(() -> takeAll(queue, 10 * items));
    for (int round = 0; round < 10; round++) {
        long before = System.nanoTime();
        putting.call();
        while (!queue.isEmpty()) {
            Thread.sleep(1);
        }
        best = Math.min(best, System.nanoTime() - before);
    }
    consumer.join();
    IO.println("%s %d ns a number".formatted(how, best / ITEMS));
}

static Callable<?> calling(Task task) {
    return () -> {
        task.run();
        return null;
    };
}

interface Task {
    void run() throws Exception;
}

void main() throws Exception {
    try (ProcessQueue<Integer> queue = ProcessQueue.create();
            ProcessQueue<int[]> arrays = ProcessQueue.create()) {
        measure("one by one:         ", queue, ITEMS, calling(() -> putSingly(queue)));
        measure("ten in one step:    ", queue, ITEMS, calling(() -> putBatches(queue)));
        measure("ten in one message: ", arrays, ITEMS / BATCH, calling(() -> putLists(arrays)));
    }
}
// end::program[]
