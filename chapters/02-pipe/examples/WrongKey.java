//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION A client with another key is not let in, and both sides say why
//OUTPUT any-order

import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Client;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;
import poolcraft.pipe.Listener;
import poolcraft.process.JvmProcess;

// tag::program[]
static void client(SocketAddress address, Key key) throws InterruptedException {
    try (Connection line = Client.connect(address, key)) {
        IO.println("client: " + line.receive());
    } catch (IOException e) {
        IO.println("client: " + e.getMessage());
    }
}

static void acceptOne(Listener listener) throws IOException, InterruptedException {
    try (Connection line = listener.accept()) {
        line.send("welcome");
    } catch (AuthenticationException e) {
        IO.println("listener: " + e.getMessage());
    }
}

void main() throws Exception {
    Key key = Key.of("a very long text that nobody else can guess");
    Key other = Key.of("password");
    try (Listener listener = Listener.bind(key)) { // <1>
        SocketAddress address = listener.address();
        for (Key hers : List.of(other, key)) {
            JvmProcess client = JvmProcess.start(() -> client(address, hers));
            acceptOne(listener);
            client.join();
        }
    }
}
// end::program[]
