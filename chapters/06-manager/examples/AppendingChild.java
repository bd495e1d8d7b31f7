//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION A child appends to a list of its parent, and to a list in a manager (003-manager-list)

import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

// tag::program[]
static void append(List<String> plain, List<String> managed) {
    for (String word : List.of("one", "two", "three")) {
        plain.add(word);
        managed.add(word);
    }
    IO.println("the child:  " + plain + " and " + managed);
}

void main() throws Exception {
    try (Manager manager = Manager.start()) {
        List<String> plain = new ArrayList<>();
        List<String> managed = manager.list();
        JvmProcess.start(() -> append(plain, managed)).join();
        IO.println("its parent: " + plain + " and " + managed);
    }
}
// end::program[]
