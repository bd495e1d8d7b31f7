//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Return, exit and throw: the exit codes of three children

import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

// tag::program[]
static void exits() {
    System.exit(3);
}

static void fails() {
    throw new IllegalStateException("no beans left");
}

static void show(String what, ProcessTarget target) throws InterruptedException {
    try (JvmProcess process = JvmProcess.start(target)) {
        process.join();
        IO.println(what + ": exit code " + process.exitCode().orElseThrow());
    }
}

void main() throws InterruptedException {
    show("it returns", () -> IO.println("work done"));
    show("it calls exit(3)", () -> exits());
    show("it throws", () -> fails());
}
// end::program[]
