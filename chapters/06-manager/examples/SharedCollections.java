//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION Three processes put their results into one list and one map (000-manager)

import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

// tag::program[]
static void square(int number, List<Integer> results, Map<Integer, Integer> squares) {
    results.add(number * number);
    squares.put(number, number * number);
}

void main() throws Exception {
    try (Manager manager = Manager.start()) {
        List<Integer> results = manager.list();
        Map<Integer, Integer> squares = manager.map();
        List<JvmProcess> processes = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            int number = i;
            processes.add(JvmProcess.start(() -> square(number, results, squares)));
        }
        for (JvmProcess process : processes) {
            process.join();
        }
        results.sort(null);
        IO.println("the list: " + results);
        IO.println("the map:  " + new TreeMap<>(squares));
    }
}
// end::program[]
