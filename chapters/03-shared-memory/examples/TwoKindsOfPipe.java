//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION The same conversation over a pipe through the system and over a pipe through shared memory; measured
//OUTPUT show-times

import poolcraft.memory.RingPipe;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int TRIPS = 50_000;

static void echo(Connection line) throws Exception {
    try {
        while (true) {
            line.send(line.receive());
        }
    } catch (EOFException e) {
        IO.println("the other end is closed");
    }
}

static void measure(String kind, Pipe pipe) throws Exception {
    try (pipe) {
        Connection childs = pipe.right();
        JvmProcess child = JvmProcess.start(() -> echo(childs)); // <1>
        microsPerTrip(pipe.left()); // warm-up
        IO.println("%s: %.2f us".formatted(kind, microsPerTrip(pipe.left())));
        pipe.left().close();
        child.join();
    }
}

static double microsPerTrip(Connection line) throws Exception {
    long before = System.nanoTime();
    for (int trip = 0; trip < TRIPS; trip++) {
        line.send(trip);
        line.receive();
    }
    return (System.nanoTime() - before) / 1e3 / TRIPS;
}

void main() throws Exception {
    measure("Pipe    ", Pipe.open());
    measure("RingPipe", RingPipe.open()); // <2>
}
// end::program[]
