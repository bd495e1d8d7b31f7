//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION Two processes write and then look at each other: without a fence, neither sees the other
//OUTPUT show-ratios
//TWIN none

import java.lang.invoke.VarHandle;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int ROUNDS = 500_000;

static void play(boolean fence, SharedIntArray mine, SharedIntArray theirs,
        SharedIntArray misses, SharedInt arrivals) {
    for (int round = 0; round < ROUNDS; round++) {
        arrivals.incrementAndGet();
        while (arrivals.get() < 2 * (round + 1)) {
            Thread.onSpinWait(); // both begin the round together
        }
        mine.setPlain(round, 1);
        if (fence) {
            VarHandle.fullFence();
        }
        if (theirs.getPlain(round) == 0) {
            misses.incrementAndGet(round);
        }
    }
}

static void match(String name, boolean fence) throws Exception {
    try (var left = SharedIntArray.create(ROUNDS);
            var right = SharedIntArray.create(ROUNDS);
            var misses = SharedIntArray.create(ROUNDS);
            var arrivals = SharedInt.create(0)) {
        JvmProcess one = JvmProcess.start(() -> play(fence, left, right, misses, arrivals));
        JvmProcess two = JvmProcess.start(() -> play(fence, right, left, misses, arrivals));
        one.join();
        two.join();
        long both = misses.stream().filter(missed -> missed == 2).count();
        IO.println("%s: neither saw the other in %.2f %% of the rounds"
                .formatted(name, 100.0 * both / ROUNDS));
    }
}

void main() throws Exception {
    match("without a fence", false);
    match("with a fence   ", true);
}
// end::program[]
