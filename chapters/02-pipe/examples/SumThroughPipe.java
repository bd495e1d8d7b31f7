//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION A child adds 0 to 100 and hands the total back through a pipe (003-pipe-result)

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void add(int end, Connection answer) throws IOException, InterruptedException {
    int total = 0;
    for (int i = 0; i <= end; i++) {
        total += i;
    }
    answer.send(total); // <1>
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open()) { // <2>
        Connection childs = pipe.right();
        JvmProcess child = JvmProcess.start(() -> add(100, childs)); // <3>
        IO.println("the total is " + pipe.left().receive()); // <4>
        child.join();
    }
}
// end::program[]
