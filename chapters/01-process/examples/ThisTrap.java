//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION A target that is no static method takes 'this' along, and cannot travel

import poolcraft.process.JvmProcess;
import poolcraft.process.TransferException;

// tag::program[]
void greet() {
    IO.println("hello from pid " + JvmProcess.current().pid());
}

void main() {
    try {
        JvmProcess.start(() -> greet());
    } catch (TransferException e) {
        IO.println(e.getMessage());
    }
    IO.println("children: " + JvmProcess.activeChildren().size());
}
// end::program[]
