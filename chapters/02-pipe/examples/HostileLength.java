//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION Somebody announces a message of two gigabytes: it is refused before memory is taken
//OUTPUT keep-sizes

import static java.nio.charset.StandardCharsets.US_ASCII;

import poolcraft.pipe.Connection;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.Serializer;
import poolcraft.pipe.SocketStream;
import poolcraft.pipe.StreamConnection;
import poolcraft.process.AllowList;
import poolcraft.process.JvmProcess;

// tag::program[]
static void hostile(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        byte[] length = {-1, -1, -1, 127}; // the lowest byte first: 0x7fffffff
        socket.getOutputStream().write(length);
        socket.getOutputStream().write("object".getBytes(US_ASCII));
        socket.getInputStream().read(); // until the other side hangs up
    }
}

void main() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    AllowList nothingMore = AllowList.ofThisProcess();
    MessageFormat format = new MessageFormat(Serializer.jdk(nothingMore), 1_000_000);
    try (ServerSocketChannel door = ServerSocketChannel.open()) {
        door.bind(new InetSocketAddress(here, 0));
        int port = door.socket().getLocalPort();
        JvmProcess.start(() -> hostile(port));
        try (Connection line = new StreamConnection(new SocketStream(door.accept()), format)) {
            line.receive();
        } catch (IOException e) {
            IO.println(e.getMessage());
        }
    }
}
// end::program[]
