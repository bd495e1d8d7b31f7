//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Five processes, each prints its number and its pid; all are waited for (002-process)
//OUTPUT any-order show-pids

import poolcraft.process.JvmProcess;

// tag::program[]
static void report(int number) { // <1>
    long pid = ProcessHandle.current().pid();
    IO.println("I am process number " + number + " with pid " + pid);
}

void main() throws InterruptedException {
    List<JvmProcess> processes = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
        int mine = number;
        processes.add(JvmProcess.start(() -> report(mine))); // <2>
    }
    for (JvmProcess process : processes) {
        process.join(); // <3>
    }
    IO.println("All five have ended.");
}
// end::program[]
