//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION poll looks, receive waits, and both can wait for a while

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void child(Connection line) throws IOException, InterruptedException {
    line.receive(); // it speaks when it is spoken to
    line.send("good morning");
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open()) {
        Connection childs = pipe.right();
        JvmProcess.start(() -> child(childs));
        Connection line = pipe.left();
        IO.println("is there a message? " + line.poll());
        IO.println("in a tenth of a second? " + line.poll(Duration.ofMillis(100)));
        try {
            line.receive(Duration.ofMillis(100));
        } catch (TimeoutException e) {
            IO.println(e.getMessage());
        }
        line.send("wake up");
        IO.println("and now? " + line.poll(Duration.ofMinutes(1)));
        IO.println(line.receive());
        IO.println("at its end? " + line.poll(Duration.ofMinutes(1))); // <1>
    }
}
// end::program[]
