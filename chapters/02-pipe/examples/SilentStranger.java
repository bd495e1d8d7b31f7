//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION Three hundred strangers call and say nothing; a client with the key is served at once
//OUTPUT show-times

import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Client;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;
import poolcraft.pipe.Listener;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void strangers(SocketAddress address, Connection line)
        throws IOException, InterruptedException {
    List<SocketChannel> silent = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
        SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX);
        stranger.connect(address);
        silent.add(stranger);
    }
    line.send(silent.size());
    line.poll(Duration.ofSeconds(30)); // they stay for as long as the parent does
}

static void client(SocketAddress address, Key key) throws IOException, InterruptedException {
    long before = System.nanoTime();
    try (Connection line = Client.connect(address, key)) {
        long millis = (System.nanoTime() - before) / 1_000_000;
        line.send("served after " + millis + " ms");
    }
}

static Connection acceptNext(Listener listener) throws IOException, InterruptedException {
    while (true) {
        try {
            return listener.accept();
        } catch (AuthenticationException e) {
            // a stranger had to go; the others are welcome
        }
    }
}

void main() throws Exception {
    Key key = Key.random();
    try (Listener listener = Listener.bind(key); Pipe pipe = Pipe.open()) {
        SocketAddress address = listener.address();
        Connection childs = pipe.right();
        JvmProcess.start(() -> strangers(address, childs));
        IO.println(pipe.left().receive() + " strangers are there and say nothing");
        JvmProcess.start(() -> client(address, key));
        try (Connection line = acceptNext(listener)) {
            IO.println(line.receive());
        }
    }
}
// end::program[]
