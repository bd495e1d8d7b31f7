//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION Two processes add at the same time: carelessly, and atomically (002-value)
//OUTPUT show-ratios

import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int EACH = 5_000_000;

static void add(boolean atomically, SharedInt counter, SharedInt arrived) {
    arrived.incrementAndGet();
    while (arrived.get() < 2) {
        Thread.onSpinWait(); // both begin at the same time
    }
    for (int i = 0; i < EACH; i++) {
        if (atomically) {
            counter.incrementAndGet();
        } else {
            counter.set(counter.get() + 1);
        }
    }
}

static void measure(String how, boolean atomically) throws Exception {
    try (SharedInt counter = SharedInt.create(0); SharedInt arrived = SharedInt.create(0)) {
        JvmProcess one = JvmProcess.start(() -> add(atomically, counter, arrived));
        JvmProcess other = JvmProcess.start(() -> add(atomically, counter, arrived));
        one.join();
        other.join();
        int lost = 2 * EACH - counter.get();
        IO.println("%s: something is missing: %b, %d %%".formatted(how, lost > 0,
                Math.round(100.0 * lost / (2 * EACH))));
    }
}

void main() throws Exception {
    measure("carelessly", false);
    measure("atomically", true);
}
// end::program[]
