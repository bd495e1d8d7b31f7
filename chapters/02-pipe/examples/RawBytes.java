//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION Bytes that are sent as they are, and received as such only

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void send(Connection line) throws IOException, InterruptedException {
    byte[] buffer = {0, 0, 7, 8, 9, 0};
    line.sendBytes(buffer, 2, 3); // <1>
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open()) {
        Connection childs = pipe.right();
        JvmProcess.start(() -> send(childs));
        try {
            pipe.left().receive();
        } catch (IOException e) {
            IO.println(e.getMessage());
        }
        IO.println(Arrays.toString(pipe.left().receiveBytes())); // <2>
    }
}
// end::program[]
