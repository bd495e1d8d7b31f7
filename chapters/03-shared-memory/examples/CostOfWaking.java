//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION A message there and back through two rings, to a process that is awake and to one that sleeps; measured
//OUTPUT show-times

import java.util.concurrent.locks.LockSupport;
import poolcraft.memory.Doorbell;
import poolcraft.memory.Ring;
import poolcraft.memory.RingReader;
import poolcraft.memory.RingWriter;
import poolcraft.process.JvmProcess;

// tag::program[]
static final Duration LONG = Duration.ofSeconds(10);

static void echo(Ring there, Ring back) throws InterruptedException {
    RingReader reader = there.reader(Doorbell.lookingAgain());
    RingWriter writer = back.writer(Doorbell.lookingAgain());
    byte[] message;
    do {
        reader.await(LONG);
        message = reader.poll();
        writer.offer(message);
    } while (message.length > 0);
}

static double microsPerTrip(Ring there, Ring back, int trips, long pauseNanos)
        throws InterruptedException {
    RingWriter writer = there.writer(Doorbell.lookingAgain());
    RingReader reader = back.reader(Doorbell.lookingAgain());
    long nanos = 0;
    for (int trip = 0; trip < trips; trip++) {
        LockSupport.parkNanos(pauseNanos);
        long before = System.nanoTime();
        writer.offer(new byte[8]);
        reader.await(LONG);
        reader.poll();
        nanos += System.nanoTime() - before;
    }
    return nanos / 1e3 / trips;
}

void main() throws Exception {
    try (Ring there = Ring.create(1024); Ring back = Ring.create(1024)) {
        JvmProcess child = JvmProcess.start(() -> echo(there, back));
        microsPerTrip(there, back, 200_000, 0); // warm-up
        IO.println("one after the other: %.2f us".formatted(
                microsPerTrip(there, back, 200_000, 0)));
        IO.println("after a pause:       %.2f us".formatted(
                microsPerTrip(there, back, 500, 2_000_000)));
        there.writer(Doorbell.lookingAgain()).offer(new byte[0]);
        child.join();
    }
}
// end::program[]
