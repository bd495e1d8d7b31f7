//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION A child changes an array and a segment: its parent sees the change in one of them

import static java.lang.foreign.ValueLayout.JAVA_INT;

import poolcraft.memory.Segment;
import poolcraft.process.JvmProcess;

// tag::program[]
static void change(int[] array, Segment segment) {
    array[0] = 42;
    segment.memory().set(JAVA_INT, 0, 42);
}

void main() throws Exception {
    int[] array = {7};
    try (Segment segment = Segment.create(4)) {
        segment.memory().set(JAVA_INT, 0, 7);
        JvmProcess.start(() -> change(array, segment)).join();
        IO.println("in the array:   " + array[0]);
        IO.println("in the segment: " + segment.memory().get(JAVA_INT, 0));
    }
}
// end::program[]
