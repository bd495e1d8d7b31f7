//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION Two processes and two locks: a deadlock, seen from outside, and two ways out of it

import poolcraft.lock.ProcessLock;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

// tag::program[]
static void takeBoth(ProcessLock first, ProcessLock second, SharedInt ready)
        throws InterruptedException {
    meet(ready);
    first.lock();
    try {
        Thread.sleep(500); // the other one takes its first lock meanwhile
        second.lock();
        second.unlock();
    } finally {
        first.unlock();
    }
}

static void takeBothOrNone(ProcessLock first, ProcessLock second, SharedInt ready)
        throws InterruptedException {
    meet(ready);
    boolean both = false;
    while (!both) {
        first.lock();
        try {
            both = second.tryLock(20, TimeUnit.MILLISECONDS);
            if (both) {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
        Thread.sleep(ThreadLocalRandom.current().nextInt(50));
    }
}

static void meet(SharedInt ready) {
    ready.incrementAndGet();
    while (ready.get() < 2) {
        Thread.onSpinWait();
    }
}

static void show(String how, ProcessTarget one, ProcessTarget other, int seconds)
        throws Exception {
    JvmProcess left = JvmProcess.start(one);
    JvmProcess right = JvmProcess.start(other);
    boolean finished = left.join(Duration.ofSeconds(seconds))
            && right.join(Duration.ofSeconds(seconds));
    IO.println(how + ": both have finished: " + finished);
    left.kill();
    right.kill();
    left.join();
    right.join();
}

void main() throws Exception {
    try (ProcessLock a = ProcessLock.create();
            ProcessLock b = ProcessLock.create();
            SharedInt ready = SharedInt.create(0)) {
        show("in opposite order", () -> takeBoth(a, b, ready), () -> takeBoth(b, a, ready), 3);
    }
    try (ProcessLock a = ProcessLock.create();
            ProcessLock b = ProcessLock.create();
            SharedInt ready = SharedInt.create(0)) {
        show("in the same order", () -> takeBoth(a, b, ready), () -> takeBoth(a, b, ready), 20);
        ready.set(0);
        show("both or none", () -> takeBothOrNone(a, b, ready),
                () -> takeBothOrNone(b, a, ready), 20);
    }
}
// end::program[]
