//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION Processes find each other by an address, and show each other that they have the key
//OUTPUT any-order

import poolcraft.pipe.Client;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;
import poolcraft.pipe.Listener;
import poolcraft.process.JvmProcess;

// tag::program[]
static void client(String name, SocketAddress address, Key key)
        throws IOException, InterruptedException {
    try (Connection line = Client.connect(address, key)) {
        line.send(name);
        IO.println(name + " hears: " + line.receive());
    }
}

static void serve(Connection line) throws IOException, InterruptedException {
    try (line) {
        line.send("welcome, " + line.receive());
    }
}

void main() throws Exception {
    Key key = Key.random();
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Listener listener = Listener.bind(anyPort, key)) { // <1>
        SocketAddress address = listener.address(); // <2>
        for (String name : List.of("Ada", "Ben")) {
            JvmProcess.start(() -> client(name, address, key)); // <3>
        }
        serve(listener.accept()); // <4>
        serve(listener.accept());
    }
}
// end::program[]
