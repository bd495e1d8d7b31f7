//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Two threads, then two processes, send a byte to and fro; measured (003-facts)
//OUTPUT show-times

import poolcraft.process.JvmProcess;

// tag::program[]
static final int ROUNDS = 5_000;

static void answer(int port) throws IOException {
    try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
        line.setTcpNoDelay(true);
        for (int i = 0; i < 2 * ROUNDS; i++) {
            line.getOutputStream().write(line.getInputStream().read());
        }
    }
}

static void ask(Socket line) throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
        line.getOutputStream().write(1);
        line.getInputStream().read();
    }
}

static double microsPerRound(ServerSocket door) throws IOException {
    try (Socket line = door.accept()) {
        line.setTcpNoDelay(true);
        ask(line); // warm-up
        long before = System.nanoTime();
        ask(line);
        return (System.nanoTime() - before) / 1e3 / ROUNDS;
    }
}

void main() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket door = new ServerSocket(0, 1, here)) {
        int port = door.getLocalPort();
        Thread.ofPlatform().start(() -> {
            try {
                answer(port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        double threads = microsPerRound(door);
        JvmProcess.start(() -> answer(port));
        double processes = microsPerRound(door);
        IO.println("between two threads:   %.1f us".formatted(threads));
        IO.println("between two processes: %.1f us".formatted(processes));
    }
}
// end::program[]
