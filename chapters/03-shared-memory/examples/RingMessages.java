//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION Messages through a ring: one process writes, one reads

import static java.nio.charset.StandardCharsets.UTF_8;

import poolcraft.memory.Doorbell;
import poolcraft.memory.Ring;
import poolcraft.memory.RingReader;
import poolcraft.memory.RingWriter;
import poolcraft.process.JvmProcess;

// tag::program[]
static final Duration LONG = Duration.ofSeconds(10);

static void write(Ring ring, List<String> words) throws InterruptedException {
    RingWriter writer = ring.writer(Doorbell.lookingAgain());
    for (String word : words) {
        byte[] message = word.getBytes(UTF_8);
        writer.awaitRoomFor(message.length, LONG); // <1>
        writer.offer(message);
    }
}

static String next(RingReader reader) throws InterruptedException {
    reader.await(LONG); // <2>
    return new String(reader.poll(), UTF_8);
}

void main() throws Exception {
    List<String> words = List.of("one", "writer", "and", "one", "reader", "share", "sixty-four",
            "bytes", ""); // <3>
    try (Ring ring = Ring.create(64)) {
        JvmProcess.start(() -> write(ring, words));
        RingReader reader = ring.reader(Doorbell.lookingAgain());
        var read = new StringJoiner(" ");
        for (String word = next(reader); !word.isEmpty(); word = next(reader)) {
            read.add(word);
        }
        IO.println(read);
    }
}
// end::program[]
