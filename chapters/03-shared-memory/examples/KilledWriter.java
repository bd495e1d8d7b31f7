//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION A writer is killed in mid message: the reader sees whole messages, or none

import poolcraft.memory.Doorbell;
import poolcraft.memory.Ring;
import poolcraft.memory.RingReader;
import poolcraft.memory.RingWriter;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int LENGTH = 50_000;

static void write(Ring ring) throws InterruptedException {
    RingWriter writer = ring.writer(Doorbell.lookingAgain());
    byte[] message = new byte[LENGTH];
    while (true) {
        Arrays.fill(message, (byte) (message[0] + 1)); // each has one value all over
        writer.awaitRoomFor(LENGTH, Duration.ofSeconds(10));
        writer.offer(message);
    }
}

static boolean isWhole(byte[] message) {
    return message.length == LENGTH
            && Arrays.mismatch(message, 1, LENGTH, message, 0, LENGTH - 1) == -1;
}

void main() throws Exception {
    int damaged = 0;
    for (int kills = 0; kills < 10; kills++) {
        try (Ring ring = Ring.create(1 << 17)) {
            JvmProcess writer = JvmProcess.start(() -> write(ring));
            RingReader reader = ring.reader(Doorbell.lookingAgain());
            for (int i = 0; i < 200 + kills; i++) {
                reader.await(Duration.ofSeconds(10));
                damaged += isWhole(reader.poll()) ? 0 : 1;
            }
            writer.kill();
            writer.join();
            while (reader.isReady()) {
                damaged += isWhole(reader.poll()) ? 0 : 1;
            }
        }
    }
    IO.println("10 writers were killed; damaged messages: " + damaged);
}
// end::program[]
