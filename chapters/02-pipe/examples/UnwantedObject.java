//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION A client sends a class that the listener does not allow: one message is lost, no more
//OUTPUT any-order

import poolcraft.pipe.Client;
import poolcraft.pipe.ClientBuilder;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;
import poolcraft.pipe.Listener;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.JvmProcess;

// tag::program[]
static void client(SocketAddress address, Key key) throws IOException, InterruptedException {
    ClientBuilder generous = Client.builder().allow("java.net.URL");
    try (Connection line = generous.connect(address, key)) {
        line.send(URI.create("http://localhost/tea").toURL());
        line.send("and a word");
        line.receive(); // until the other side hangs up
    } catch (EOFException e) {
        IO.println("client: it has hung up");
    }
}

void main() throws Exception {
    Key key = Key.random();
    try (Listener listener = Listener.bind(key)) {
        SocketAddress address = listener.address();
        JvmProcess client = JvmProcess.start(() -> client(address, key));
        try (Connection line = listener.accept()) {
            try {
                line.receive();
            } catch (UnreadableMessageException e) {
                IO.println("listener: " + e.getMessage());
            }
            IO.println("listener: " + line.receive());
        }
        client.join();
    }
}
// end::program[]
