//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION Heat flows along a bar that three processes share, step by step: with a barrier, and without

import poolcraft.lock.ProcessBarrier;
import poolcraft.memory.SharedDoubleArray;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int CELLS = 30;
static final int STEPS = 2_000;
static final int PROCESSES = 3;

static void step(int step, SharedDoubleArray even, SharedDoubleArray odd, int from, int to) {
    SharedDoubleArray now = step % 2 == 0 ? even : odd;
    SharedDoubleArray next = step % 2 == 0 ? odd : even;
    for (int i = Math.max(1, from); i < Math.min(CELLS - 1, to); i++) {
        next.setPlain(i, (now.getPlain(i - 1) + now.getPlain(i + 1)) / 2); // <1>
    }
}

static void flow(int part, ProcessBarrier barrier, SharedDoubleArray even, SharedDoubleArray odd)
        throws Exception {
    int size = CELLS / PROCESSES;
    for (int step = 0; step < STEPS; step++) {
        step(step, even, odd, part * size, (part + 1) * size);
        barrier.await(); // <2>
    }
}

static double[] flow(int parties) throws Exception {
    try (SharedDoubleArray even = SharedDoubleArray.create(CELLS);
            SharedDoubleArray odd = SharedDoubleArray.create(CELLS);
            ProcessBarrier barrier = ProcessBarrier.create(parties)) {
        even.set(0, 100); // one end of the bar is hot, and stays hot
        odd.set(0, 100);
        List<JvmProcess> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            int part = i;
            processes.add(JvmProcess.start(() -> flow(part, barrier, even, odd)));
        }
        for (JvmProcess process : processes) {
            process.join();
        }
        return even.stream().toArray();
    }
}

static double[] flowAlone() throws Exception {
    try (SharedDoubleArray even = SharedDoubleArray.create(CELLS);
            SharedDoubleArray odd = SharedDoubleArray.create(CELLS)) {
        even.set(0, 100);
        odd.set(0, 100);
        for (int step = 0; step < STEPS; step++) {
            step(step, even, odd, 0, CELLS);
        }
        return even.stream().toArray();
    }
}

void main() throws Exception {
    double[] expected = flowAlone();
    IO.println("all three meet after each step: as computed alone: "
            + Arrays.equals(flow(PROCESSES), expected));
    IO.println("each meets only itself: as computed alone: "
            + Arrays.equals(flow(1), expected)); // <3>
}
// end::program[]
