//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION A URI may be sent, a URL may not: the error names the class and the remedy
//OUTPUT any-order

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;
import poolcraft.process.TransferException;

// tag::program[]
static void printAll(Connection line) throws IOException, InterruptedException {
    try {
        while (true) {
            Object message = line.receive();
            IO.println("child: " + message.getClass().getName() + " " + message);
        }
    } catch (EOFException e) {
        line.close();
    }
}

static void sendBoth(Pipe pipe) throws IOException, InterruptedException {
    try (pipe) {
        Connection childs = pipe.right();
        JvmProcess child = JvmProcess.start(() -> printAll(childs));
        URI place = URI.create("http://localhost/tea");
        pipe.left().send(place);
        try {
            pipe.left().send(place.toURL());
        } catch (TransferException e) {
            IO.println("parent: " + e.getMessage());
        }
        pipe.left().close();
        child.join();
    }
}

void main() throws Exception {
    sendBoth(Pipe.open());
    sendBoth(Pipe.builder().allow("java.net.URL").open());
}
// end::program[]
