//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION A segment is found by its name, by a process that was given nothing else

import poolcraft.memory.Segment;
import poolcraft.process.JvmProcess;

// tag::program[]
static void reader(String name) throws IOException {
    try (Segment segment = Segment.attach(name)) {
        IO.println("child: " + segment.memory().getString(0));
        segment.memory().setString(0, "sold out");
    }
}

void main() throws Exception {
    String name = "prices-" + JvmProcess.current().pid();
    Segment kept;
    try (Segment segment = Segment.create(name, 4096)) {
        segment.memory().setString(0, "apples 3, pears 4");
        JvmProcess.start(() -> reader(name)).join();
        kept = Segment.attach(name);
    }
    try {
        Segment.attach(name);
    } catch (NoSuchFileException e) {
        IO.println("its owner has closed it: the name is gone");
    }
    IO.println("who has it still reads: " + kept.memory().getString(0));
    kept.close();
}
// end::program[]
