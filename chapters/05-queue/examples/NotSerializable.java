//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION An item that cannot be serialized is reported to the one who puts it

import poolcraft.process.TransferException;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static class Door {}

void main() throws Exception {
    try (ProcessQueue<Object> queue = ProcessQueue.create()) {
        queue.put("before");
        try {
            queue.put(new Door());
            IO.println("put has returned");
        } catch (TransferException e) {
            IO.println("put has failed");
        }
        queue.put("after");
        IO.println("taken: " + queue.take() + ", " + queue.take());
    }
}
// end::program[]
