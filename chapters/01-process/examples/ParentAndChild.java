//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION A parent and its child tell each other's names and pids
//OUTPUT show-pids

import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessInfo;

// tag::program[]
static void child() {
    ProcessInfo self = JvmProcess.current();
    ProcessInfo parent = JvmProcess.parent().orElseThrow();
    IO.println("child:  I am " + self.name() + ", pid " + self.pid());
    IO.println("child:  my parent is " + parent.name() + ", pid " + parent.pid());
}

void main() throws InterruptedException {
    ProcessInfo self = JvmProcess.current();
    IO.println("parent: I am " + self.name() + ", pid " + self.pid());
    JvmProcess process = JvmProcess.start(() -> child());
    process.join();
    IO.println("parent: my child was " + process.name() + ", pid " + process.pid());
    IO.println("parent: I am a child, too: " + JvmProcess.parent().isPresent());
}
// end::program[]
