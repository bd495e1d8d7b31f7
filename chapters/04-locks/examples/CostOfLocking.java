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
static void takeOften(ProcessLock lock, int times) {
    for (int i = 0; i < times; i++) {
        lock.lock();
        try {
            Thread.onSpinWait();
        } finally {
            lock.unlock();
        }
    }
}

static void takeTogether(ProcessLock lock, SharedInt ready, int times) {
    ready.incrementAndGet();
    while (ready.get() < 2) {
        Thread.onSpinWait();
    }
    takeOften(lock, times);
}

static void answer(ProcessSemaphore there, ProcessSemaphore back, int times)
        throws InterruptedException {
    for (int i = 0; i < times; i++) {
        there.consume();
        back.release();
    }
}

static double nanosFree(ProcessLock lock, int times) {
    long begun = System.nanoTime();
    takeOften(lock, times);
    return (double) (System.nanoTime() - begun) / times;
}

static double nanosContended(ProcessLock lock, int times) throws Exception {
    try (SharedInt ready = SharedInt.create(0)) {
        JvmProcess other = JvmProcess.start(() -> takeTogether(lock, ready, times));
        while (ready.get() < 1) {
            Thread.onSpinWait();
        }
        long begun = System.nanoTime();
        takeTogether(lock, ready, times);
        other.join();
        return (double) (System.nanoTime() - begun) / (2 * times);
    }
}

static double nanosToWake(int times) throws Exception {
    try (ProcessSemaphore there = ProcessSemaphore.create(0);
            ProcessSemaphore back = ProcessSemaphore.create(0)) {
        JvmProcess other = JvmProcess.start(() -> answer(there, back, times));
        long nanos = 0;
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(2_000_000); // the other one falls asleep
            long begun = System.nanoTime();
            there.release();
            back.consume();
            nanos += System.nanoTime() - begun;
        }
        other.join();
        return (double) nanos / (2 * times);
    }
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create()) {
        nanosFree(lock, 1_000_000); // warm-up
        IO.println("a lock that nobody else wants: %.0f ns".formatted(nanosFree(lock, 5_000_000)));
        IO.println("a lock that two processes want: %.0f ns".formatted(
                nanosContended(lock, 2_000_000)));
        IO.println("a permit that wakes a sleeper: %.0f ns".formatted(nanosToWake(300)));
    }
}
// end::program[]
