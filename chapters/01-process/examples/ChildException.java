//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION An exception in a child: its trace, its exit code

import poolcraft.process.JvmProcess;

// tag::program[]
static void brew(int beans) {
    if (beans == 0) {
        throw new IllegalStateException("no beans left");
    }
}

void main() throws InterruptedException {
    System.setErr(System.out); // the trace then stands among the other lines
    JvmProcess process = JvmProcess.start(() -> brew(0));
    process.join();
    IO.println("the parent goes on; exit code " + process.exitCode().orElseThrow());
}
// end::program[]
