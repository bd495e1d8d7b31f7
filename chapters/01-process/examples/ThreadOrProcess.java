//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Isolation: what a thread changes, everybody sees; what a process changes, nobody (003-facts)

import poolcraft.process.JvmProcess;

// tag::program[]
static final AtomicInteger COUNTER = new AtomicInteger();

static void crash() {
    COUNTER.incrementAndGet();
    Runtime.getRuntime().halt(9);
}

static void crashInThread() throws InterruptedException {
    Thread.ofPlatform().start(() -> crash()).join();
    IO.println("nobody reads this line");
}

void main() throws InterruptedException {
    Thread.ofPlatform().start(() -> COUNTER.incrementAndGet()).join();
    IO.println("a thread adds 1:        " + COUNTER);
    JvmProcess.start(() -> COUNTER.incrementAndGet()).join();
    IO.println("a process adds 1:       " + COUNTER);
    JvmProcess child = JvmProcess.start(() -> crashInThread());
    child.join();
    IO.println("a thread crashed:       its process is gone, exit code "
            + child.exitCode().orElseThrow());
    IO.println("its process is gone:    this one goes on");
}
// end::program[]
