//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION The manager is killed: whoever waits, or calls, is told at once

import poolcraft.manager.ManagedQueue;
import poolcraft.manager.Manager;
import poolcraft.manager.ManagerGoneException;

// tag::program[]
static void take(ManagedQueue<String> queue) {
    try {
        queue.take();
    } catch (ManagerGoneException | InterruptedException e) {
        IO.println("the one that waited: " + e.getClass().getSimpleName());
    }
}

void main() throws Exception {
    try (Manager manager = Manager.start()) {
        ManagedQueue<String> queue = manager.queue();
        Thread waiter = Thread.ofVirtual().start(() -> take(queue));
        Thread.sleep(200);
        manager.process().orElseThrow().kill();
        waiter.join();
        try {
            queue.put("too late");
        } catch (ManagerGoneException e) {
            IO.println("the one that called: " + e.getClass().getSimpleName());
        }
    }
}
// end::program[]
