//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION One read of a map in a manager, of shared memory, and of a map of one's own; measured
//OUTPUT show-times

import poolcraft.manager.Manager;
import poolcraft.memory.SharedInt;
import java.util.function.IntSupplier;

// tag::program[]
static void measure(String what, int times, IntSupplier read) {
    List<Double> nanos = new ArrayList<>();
    int sum = 0;
    for (int round = 0; round < 15; round++) {
        long before = System.nanoTime();
        for (int i = 0; i < times; i++) {
            sum += read.getAsInt();
        }
        nanos.add((System.nanoTime() - before) / (double) times);
    }
    Collections.sort(nanos);
    boolean right = sum == 15 * times * 7;
    IO.println("%s %.1f ns%s".formatted(what, nanos.get(7), right ? "" : ", and it is wrong"));
}

void main() throws Exception {
    Map<String, Integer> own = new HashMap<>(Map.of("key", 7));
    try (Manager manager = Manager.start(); SharedInt shared = SharedInt.create(7)) {
        Map<String, Integer> managed = manager.map(own);
        measure("a map of one's own:", 1_000_000, () -> own.get("key"));
        measure("shared memory:     ", 1_000_000, shared::get);
        measure("a manager:         ", 2_000, () -> managed.get("key"));
    }
}
// end::program[]
