//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION Eight processes, three places: never more than three at once

import poolcraft.lock.ProcessSemaphore;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static void download(ProcessSemaphore places, SharedInt inside, SharedInt most)
        throws InterruptedException {
    places.acquire();
    try {
        int now = inside.incrementAndGet();
        most.updateAndGet(before -> Math.max(before, now));
        while (most.get() < 3) {
            Thread.sleep(1); // the first ones wait until the place is full
        }
        Thread.sleep(20);
        inside.decrementAndGet();
    } finally {
        places.release();
    }
}

void main() throws Exception {
    try (ProcessSemaphore places = ProcessSemaphore.create(3);
            SharedInt inside = SharedInt.create(0);
            SharedInt most = SharedInt.create(0)) {
        List<JvmProcess> processes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            processes.add(JvmProcess.start(() -> download(places, inside, most)));
        }
        for (JvmProcess process : processes) {
            process.join();
        }
        IO.println("most at once: " + most.get() + ", inside now: " + inside.get());
    }
}
// end::program[]
