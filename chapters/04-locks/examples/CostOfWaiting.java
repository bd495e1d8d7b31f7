//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION A process looks again and again whether a lock is free, another one sleeps: the CPU time of each, measured
//OUTPUT show-ratios

import poolcraft.lock.ProcessLock;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

// tag::program[]
static final Duration A_SECOND = Duration.ofSeconds(1);

static void look(ProcessLock lock) {
    long end = System.nanoTime() + A_SECOND.toNanos();
    while (System.nanoTime() < end && !lock.tryLock()) {
        Thread.onSpinWait();
    }
}

static void sleep(ProcessLock lock) throws InterruptedException {
    lock.tryLock(A_SECOND.toMillis(), TimeUnit.MILLISECONDS);
}

static void measure(String who, ProcessTarget wait) throws Exception {
    wait.run(); // the first time, classes are loaded and compiled
    Duration before = cpuTime();
    wait.run();
    long used = cpuTime().minus(before).toMillis();
    IO.println("%s: %d %% of a processor".formatted(who, 100 * used / A_SECOND.toMillis()));
}

static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
}

void main() throws Exception {
    try (ProcessLock lock = ProcessLock.create()) {
        lock.lock();
        try {
            JvmProcess.start(() -> measure("who looks again and again", () -> look(lock))).join();
            JvmProcess.start(() -> measure("who sleeps", () -> sleep(lock))).join();
        } finally {
            lock.unlock();
        }
    }
}
// end::program[]
