//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Add 0 to 100 in a process that has a name, in any script (003-named-process)

import poolcraft.process.JvmProcess;

// tag::program[]
static void add(int last) {
    int total = IntStream.rangeClosed(0, last).sum();
    String name = JvmProcess.current().name();
    IO.println(name + ": the sum of 0 to " + last + " is " + total);
}

void main() throws InterruptedException {
    for (String name : List.of("adder", "Zählerin", "сумматор", "加法器")) {
        JvmProcess process = JvmProcess.builder().name(name).start(() -> add(100));
        process.join();
    }
}
// end::program[]
