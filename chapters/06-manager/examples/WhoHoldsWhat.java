//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION A client that ends lets go of what only it referred to

import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

// tag::program[]
static void visit(Manager manager, List<List<Integer>> kept) {
    List<List<Integer>> mine = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
        mine.add(manager.list(List.of(i)));
    }
    kept.add(mine.get(0));
    IO.println("the child has " + mine + ": " + manager.objectCount());
}

void main() throws Exception {
    try (Manager manager = Manager.start()) {
        List<List<Integer>> kept = manager.list();
        IO.println("at first: " + manager.objectCount());
        JvmProcess.start(() -> visit(manager, kept)).join();
        while (manager.objectCount() > 1) {
            Thread.sleep(1);
        }
        IO.println("after its end: " + manager.objectCount());
        IO.println("in the list that stays: " + kept);
    }
}
// end::program[]
