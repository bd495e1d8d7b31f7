//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION How an addition is lost, step by step

import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

// tag::program[]
static void add(SharedInt counter, SharedInt turn, SharedIntArray log, int first, int second) {
    await(turn, first);
    int seen = counter.get();
    log.set(first, seen);
    turn.incrementAndGet();
    await(turn, second);
    counter.set(seen + 1);
    log.set(second, seen + 1);
    turn.incrementAndGet();
}

static void await(SharedInt turn, int mine) {
    while (turn.get() < mine) {
        Thread.onSpinWait();
    }
}

void main() throws Exception {
    try (SharedInt counter = SharedInt.create(0);
            SharedInt turn = SharedInt.create(0);
            SharedIntArray log = SharedIntArray.create(4)) {
        JvmProcess ada = JvmProcess.start(() -> add(counter, turn, log, 0, 2));
        JvmProcess ben = JvmProcess.start(() -> add(counter, turn, log, 1, 3));
        ada.join();
        ben.join();
        IO.println("Ada reads " + log.get(0));
        IO.println("         Ben reads " + log.get(1));
        IO.println("Ada writes " + log.get(2));
        IO.println("         Ben writes " + log.get(3));
        IO.println("the counter is " + counter.get());
    }
}
// end::program[]
