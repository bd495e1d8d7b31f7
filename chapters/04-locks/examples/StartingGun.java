//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-lock:1.0
//DESCRIPTION Three runners wait for one event, and start when it is set

import poolcraft.lock.ProcessEvent;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static void run(ProcessEvent gun, SharedInt ready, SharedInt running) throws InterruptedException {
    ready.incrementAndGet();
    gun.await();
    running.incrementAndGet();
}

void main() throws Exception {
    try (ProcessEvent gun = ProcessEvent.create();
            SharedInt ready = SharedInt.create(0);
            SharedInt running = SharedInt.create(0)) {
        List<JvmProcess> runners = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runners.add(JvmProcess.start(() -> run(gun, ready, running)));
        }
        while (ready.get() < 3) {
            Thread.onSpinWait();
        }
        IO.println("ready: " + ready.get() + ", running: " + running.get());
        gun.set();
        for (JvmProcess runner : runners) {
            runner.join();
        }
        IO.println("after the shot, running: " + running.get());
        gun.await();
        IO.println("whoever comes late does not wait");
    }
}
// end::program[]
