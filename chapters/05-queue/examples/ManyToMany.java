//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION Three producers, two consumers, and one end for all of them

import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static void produce(int from, ProcessQueue<Integer> numbers) throws Exception {
    for (int i = from; i < from + 1_000; i++) {
        numbers.put(i);
    }
}

static void consume(ProcessQueue<Integer> numbers, ProcessQueue<Long> sums) throws Exception {
    long sum = 0;
    for (int number : numbers) {
        sum += number;
    }
    sums.put(sum);
}

void main() throws Exception {
    try (ProcessQueue<Integer> numbers = ProcessQueue.create();
            ProcessQueue<Long> sums = ProcessQueue.create()) {
        List<JvmProcess> producers = new ArrayList<>();
        for (int from = 0; from < 3_000; from += 1_000) {
            int first = from;
            producers.add(JvmProcess.start(() -> produce(first, numbers)));
        }
        JvmProcess left = JvmProcess.start(() -> consume(numbers, sums));
        JvmProcess right = JvmProcess.start(() -> consume(numbers, sums));
        for (JvmProcess producer : producers) {
            producer.join();
        }
        numbers.shutdown();
        IO.println("both together: " + (sums.take() + sums.take()));
        left.join();
        right.join();
    }
}
// end::program[]
