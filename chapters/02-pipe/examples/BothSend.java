//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION Two processes that both send first wait for each other; one that receives sets both free
//OUTPUT keep-sizes

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int SIZE = 10_000_000;

static void child(Connection line) throws IOException, InterruptedException {
    line.send(new byte[SIZE]);
    line.receive();
    line.send("thank you");
}

static Callable<Boolean> sending(Connection line) {
    return () -> {
        line.send(new byte[SIZE]);
        return true;
    };
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Connection childs = pipe.right();
        JvmProcess.start(() -> child(childs));
        Connection line = pipe.left();
        Future<Boolean> sent = threads.submit(sending(line));
        try {
            sent.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            IO.println("a second later both still send");
        }
        IO.println("received " + ((byte[]) line.receive()).length + " bytes");
        IO.println("sent: " + sent.get());
        IO.println(line.receive());
    }
}
// end::program[]
