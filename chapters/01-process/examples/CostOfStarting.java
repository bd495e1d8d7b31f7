//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Start and join a thread, and a process; measured (003-facts)
//OUTPUT show-times

import poolcraft.process.JvmProcess;

// tag::program[]
interface Start {
    void andJoin() throws Exception;
}

static double medianMillis(Start start) throws Exception {
    List<Long> nanos = new ArrayList<>();
    for (int round = 0; round < 11; round++) {
        long before = System.nanoTime();
        start.andJoin();
        nanos.add(System.nanoTime() - before);
    }
    return nanos.stream().sorted().toList().get(5) / 1e6;
}

void main() throws Exception {
    double thread = medianMillis(() -> Thread.ofPlatform().start(() -> {}).join());
    double process = medianMillis(() -> JvmProcess.start(() -> {}).join());
    IO.println("thread:  %.3f ms".formatted(thread));
    IO.println("process: %.3f ms".formatted(process));
    IO.println("a process costs at least ten threads: " + (process > 10 * thread));
}
// end::program[]
