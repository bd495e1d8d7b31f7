//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION A program waits for its children at its end, but not for daemons

import poolcraft.process.JvmProcess;

// tag::program[]
static void waitForever() throws InterruptedException {
    new CountDownLatch(1).await();
}

static void work() {
    long odd = IntStream.range(0, 5_000_000).filter(n -> n % 2 == 1).count();
    IO.println("worker: counted " + odd + " odd numbers");
}

void main() {
    JvmProcess daemon = JvmProcess.builder().daemon(true)
            .start(() -> waitForever());
    JvmProcess worker = JvmProcess.start(() -> work());
    IO.println("main:   daemon alive: " + daemon.isAlive());
    IO.println("main:   worker alive: " + worker.isAlive());
    IO.println("main:   my last line");
}
// end::program[]
