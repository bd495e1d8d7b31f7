//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION An owner is killed: what it left is removed by the next program that makes a segment

import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

// tag::program[]
static void owner(String name, SharedInt made) throws Exception {
    Segment.create(name, 1_000_000);
    made.set(1);
    new CountDownLatch(1).await();
}

static void nextProgram() throws IOException {
    Segment.create(16).close();
}

static boolean isThere(String name) throws IOException {
    try (Segment segment = Segment.attach(name)) {
        return segment.size() > 0;
    } catch (NoSuchFileException e) {
        return false;
    }
}

void main() throws Exception {
    String name = "left-by-" + JvmProcess.current().pid();
    try (SharedInt made = SharedInt.create(0)) {
        JvmProcess owner = JvmProcess.start(() -> owner(name, made));
        while (made.get() == 0 && owner.isAlive()) {
            Thread.onSpinWait();
        }
        owner.kill();
        owner.join();
        IO.println("its owner was killed; it is there: " + isThere(name));
        JvmProcess.start(() -> nextProgram()).join();
        IO.println("another program made one; it is there: " + isThere(name));
    }
}
// end::program[]
