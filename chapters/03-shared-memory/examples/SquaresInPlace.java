//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION A child squares the elements of a shared array in place (002-array)

import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

// tag::program[]
static void square(SharedIntArray numbers) {
    for (int i = 0; i < numbers.length(); i++) {
        numbers.set(i, numbers.get(i) * numbers.get(i));
    }
}

void main() throws Exception {
    try (SharedIntArray numbers = SharedIntArray.of(1, 2, 3, 4, 5)) {
        JvmProcess.start(() -> square(numbers)).join();
        IO.println(numbers.stream().mapToObj(String::valueOf).collect(Collectors.joining(" ")));
    }
}
// end::program[]
