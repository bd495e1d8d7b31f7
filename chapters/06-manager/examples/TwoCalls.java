//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION Two processes count in one map: with two calls, with one, and under a lock

import poolcraft.manager.ManagedBarrier;
import poolcraft.manager.ManagedLock;
import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

// tag::program[]
static final int EACH = 500;

static void inTwoCalls(Map<String, Integer> counts, ManagedBarrier begin) throws Exception {
    begin.await();
    for (int i = 0; i < EACH; i++) {
        counts.put("apples", counts.get("apples") + 1);
    }
}

static void inOneCall(Map<String, Integer> counts) {
    for (int i = 0; i < EACH; i++) {
        counts.merge("pears", 1, Integer::sum);
    }
}

static void underALock(Map<String, Integer> counts, ManagedLock lock) {
    for (int i = 0; i < EACH; i++) {
        lock.lock();
        try {
            counts.put("plums", counts.get("plums") + 1);
        } finally {
            lock.unlock();
        }
    }
}

static void inTwoProcesses(ProcessTarget target) throws Exception {
    JvmProcess one = JvmProcess.start(target);
    JvmProcess two = JvmProcess.start(target);
    one.join();
    two.join();
}

void main() throws Exception {
    try (Manager manager = Manager.start()) {
        Map<String, Integer> counts = manager.map(Map.of("apples", 0, "pears", 0, "plums", 0));
        ManagedBarrier begin = manager.barrier(2);
        ManagedLock lock = manager.lock();
        inTwoProcesses(() -> inTwoCalls(counts, begin));
        inTwoProcesses(() -> inOneCall(counts));
        inTwoProcesses(() -> underALock(counts, lock));
        int lost = 2 * EACH - counts.get("apples");
        IO.println(
                "in two calls: " + (lost == 0 ? "nothing was lost, this time" : "some were lost"));
        IO.println("in one call:  " + counts.get("pears"));
        IO.println("under a lock: " + counts.get("plums"));
    }
}
// end::program[]
