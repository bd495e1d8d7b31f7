//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION Two numbers in one cache line, and far apart: who adds to one slows down the other
//OUTPUT show-times keep-sizes

import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int EACH = 20_000_000;

static double nanosPerAddition(SharedInt number, SharedInt arrivals) {
    arrivals.incrementAndGet();
    while (arrivals.get() < 2) {
        Thread.onSpinWait(); // both begin at the same time
    }
    long before = System.nanoTime();
    for (int i = 0; i < EACH; i++) {
        number.incrementAndGet();
    }
    return (System.nanoTime() - before) / (double) EACH;
}

static void measure(int apart) throws Exception {
    try (Segment segment = Segment.create(1024); SharedInt arrivals = SharedInt.create(0)) {
        SharedInt mine = SharedInt.in(segment, 0);
        SharedInt theirs = SharedInt.in(segment, apart);
        JvmProcess child = JvmProcess.start(() -> nanosPerAddition(theirs, arrivals));
        double nanos = nanosPerAddition(mine, arrivals);
        child.join();
        IO.println("%3d bytes apart: %.1f ns for each addition".formatted(apart, nanos));
    }
}

void main() throws Exception {
    measure(4);
    measure(512);
}
// end::program[]
