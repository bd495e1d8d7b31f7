//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION What is sent is written to the system, and read from it: a pipe is no shared memory
//OUTPUT any-order keep-sizes

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int SIZE = 10_000_000;

/** Bytes that this process has had the system read or write: Linux keeps count. */
static long count(String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/io"))) {
        String line = lines.filter(l -> l.startsWith(name + ":")).findFirst().orElseThrow();
        return Long.parseLong(line.substring(name.length() + 1).strip());
    }
}

static String megabytes(long bytes) {
    return Math.round(bytes / 1e6) + " MB";
}

static void receiver(Connection line) throws IOException, InterruptedException {
    line.receive(); // whatever is needed at first
    line.send("ready");
    long before = count("rchar");
    byte[] numbers = (byte[]) line.receive();
    IO.println("the child has read " + megabytes(count("rchar") - before) + " from the system");
    line.send(numbers[0]);
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open()) {
        Connection childs = pipe.right();
        JvmProcess.start(() -> receiver(childs));
        Connection line = pipe.left();
        line.send("hello");
        line.receive();
        byte[] numbers = new byte[SIZE];
        long before = count("wchar");
        line.send(numbers);
        IO.println("the parent has written " + megabytes(count("wchar") - before) + " to it");
        numbers[0] = 1;
        IO.println("changed afterwards here: 1, there: " + line.receive());
    }
}
// end::program[]
