//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION Three words as bytes, and three words as messages

import static java.nio.charset.StandardCharsets.UTF_8;

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static final List<String> WORDS = List.of("one", "two", "three");

static void talk(int port, Connection line) throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        for (String word : WORDS) {
            socket.getOutputStream().write(word.getBytes(UTF_8));
        }
    }
    for (String word : WORDS) {
        line.send(word);
    }
}

void main() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket door = new ServerSocket(0, 1, here); Pipe pipe = Pipe.open()) {
        int port = door.getLocalPort();
        Connection childs = pipe.right();
        JvmProcess.start(() -> talk(port, childs));
        try (Socket socket = door.accept()) {
            byte[] bytes = socket.getInputStream().readAllBytes();
            IO.println("bytes: " + new String(bytes, UTF_8));
        }
        for (int i = 0; i < WORDS.size(); i++) {
            IO.println("message: " + pipe.left().receive());
        }
    }
}
// end::program[]
