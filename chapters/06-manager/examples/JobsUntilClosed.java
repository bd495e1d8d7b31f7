//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION Workers take jobs from a queue until it is closed, with settings from a namespace

import poolcraft.manager.ManagedNamespace;
import poolcraft.manager.ManagedQueue;
import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

// tag::program[]
static void work(ManagedQueue<String> jobs, ManagedNamespace settings, List<String> done)
        throws InterruptedException {
    String job;
    while ((job = jobs.takeUnlessClosed()) != null) {
        int times = settings.get("times");
        done.add(job.repeat(times));
    }
}

void main() throws Exception {
    try (Manager manager = Manager.start()) {
        ManagedQueue<String> jobs = manager.queue(2);
        ManagedNamespace settings = manager.namespace();
        List<String> done = manager.list();
        settings.set("times", 3);
        JvmProcess one = JvmProcess.start(() -> work(jobs, settings, done));
        JvmProcess two = JvmProcess.start(() -> work(jobs, settings, done));
        for (String job : List.of("a", "b", "c", "d", "e")) {
            jobs.put(job);
        }
        jobs.close();
        one.join();
        two.join();
        done.sort(null);
        IO.println("done: " + done);
        try {
            settings.get("time");
        } catch (NoSuchElementException e) {
            IO.println(e.getMessage());
        }
    }
}
// end::program[]
