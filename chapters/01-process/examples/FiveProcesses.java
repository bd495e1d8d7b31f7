//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Five processes, each prints its number and its pid; the parent waits for all of them
//OUTPUT any-order

import java.util.ArrayList;
import java.util.List;
import poolcraft.process.JvmProcess;

void main() throws InterruptedException {
    List<JvmProcess> processes = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
        int mine = number;
        processes.add(JvmProcess.start(() -> report(mine)));
    }
    for (JvmProcess process : processes) {
        process.join();
    }
    IO.println("All five have ended.");
}

static void report(int number) {
    IO.println("I am process number " + number + " with pid " + ProcessHandle.current().pid());
}
