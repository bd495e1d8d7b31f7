//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pool:1.0
//DESCRIPTION The settings of a pool, each seen from outside (004-constructor)

import poolcraft.pool.Pool;
import poolcraft.process.JvmProcess;

// tag::program[]
static String greeting = "nobody has said hello here";

static void greet(String name) {
    greeting = name + " says hello";
}

static String answer() {
    return greeting;
}

static long pid() {
    return JvmProcess.current().pid();
}

void main() {
    try (Pool pool = Pool.builder().workers(3).initializer(() -> greet("Ada")).build()) {
        IO.println("children: " + JvmProcess.activeChildren().size());
        IO.println("a worker: " + pool.apply(() -> answer()));
        IO.println("the parent: " + answer());
    }
    try (Pool pool = Pool.builder().workers(1).maxTasksPerWorker(2).build()) {
        List<Long> pids = pool.map(_ -> pid(), List.of(1, 2, 3, 4, 5, 6), 1);
        for (int task = 0; task < pids.size(); task++) {
            int worker = new ArrayList<>(new LinkedHashSet<>(pids)).indexOf(pids.get(task));
            IO.println("task " + (task + 1) + " was done by worker " + (worker + 1));
        }
    }
    IO.println("children: " + JvmProcess.activeChildren().size());
}
// end::program[]
