//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A free lock, a lock that two processes want, and one that has to wake a sleeper; measured
//OUTPUT show-times

import java.util.concurrent.locks.LockSupport;
import poolcraft.lock.ProcessLock;
import poolcraft.lock.ProcessSemaphore;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int ROUNDS = 301;
static final int TIMES = 10_000;
static final int TRIPS = 2_001;

static void takeOften(ProcessLock lock) {
    for (int i = 0; i < TIMES; i++) {
        lock.lock();
        try {
            Thread.onSpinWait();
        } finally {
            lock.unlock();
        }
    }
}

static void meet(SharedInt arrivals) {
    int all = arrivals.getAndIncrement() / 2 * 2 + 2;
    while (arrivals.get() < all) {
        Thread.onSpinWait();
    }
}

static void compete(ProcessLock lock, SharedInt arrivals) {
    for (int i = 0; i < ROUNDS; i++) {
        meet(arrivals);
        takeOften(lock);
    }
}

static void answer(ProcessSemaphore there, ProcessSemaphore back) throws InterruptedException {
    for (int i = 0; i < TRIPS; i++) {
        there.consume();
        back.release();
    }
}

static double nanosToTake(ProcessLock lock) {
    long begun = System.nanoTime();
    takeOften(lock);
    return (double) (System.nanoTime() - begun) / TIMES;
}

static double nanosToCompete(ProcessLock lock, SharedInt arrivals) {
    meet(arrivals);
    return nanosToTake(lock);
}

static double nanosToWake(ProcessSemaphore there, ProcessSemaphore back)
        throws InterruptedException {
    LockSupport.parkNanos(500_000); // the other one falls asleep
    long begun = System.nanoTime();
    there.release();
    back.consume();
    return (System.nanoTime() - begun) / 2.0;
}

static void report(String what, int rounds, Callable<Double> measure) throws Exception {
    double[] nanos = new double[rounds];
    for (int i = 0; i < rounds; i++) {
        nanos[i] = measure.call();
    }
    Arrays.sort(nanos);
    IO.println("%s: %.0f ns".formatted(what, nanos[rounds / 2]));
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create();
            SharedInt arrivals = SharedInt.create(0);
            ProcessSemaphore there = ProcessSemaphore.create(0);
            ProcessSemaphore back = ProcessSemaphore.create(0)) {
        report("a lock that nobody else wants", ROUNDS, () -> nanosToTake(lock));
        JvmProcess other = JvmProcess.start(() -> compete(lock, arrivals));
        report("a lock that two processes want", ROUNDS, () -> nanosToCompete(lock, arrivals));
        other.join();
        JvmProcess sleeper = JvmProcess.start(() -> answer(there, back));
        report("a permit that wakes a sleeper", TRIPS, () -> nanosToWake(there, back));
        sleeper.join();
    }
}
// end::program[]
