//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION A sender is killed: what it sent still arrives, and then the end

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void sender(Connection line, Connection ready) throws IOException, InterruptedException {
    for (int i = 1; i <= 3; i++) {
        line.send("message " + i);
    }
    ready.close();
    new CountDownLatch(1).await(); // it never closes the line
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open(); Pipe.OneWay ready = Pipe.oneWay()) {
        Connection childs = pipe.right();
        Connection signal = ready.sender();
        JvmProcess child = JvmProcess.start(() -> sender(childs, signal));
        ready.receiver().poll(Duration.ofMinutes(1)); // <1>
        child.kill();
        try {
            while (true) {
                IO.println(pipe.left().receive());
            }
        } catch (EOFException e) {
            IO.println(e.getMessage());
        }
        try {
            pipe.left().send("are you there?");
        } catch (IOException e) {
            IO.println(e.getMessage());
        }
    }
}
// end::program[]
