//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION A message goes there and back, from 8 bytes to 16 megabytes; measured
//OUTPUT show-times show-sizes

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void echo(Connection line) throws IOException, InterruptedException {
    try {
        while (true) {
            line.sendBytes(line.receiveBytes());
        }
    } catch (EOFException e) {
        line.close();
    }
}

static double medianMicros(Connection line, int size) throws IOException, InterruptedException {
    byte[] message = new byte[size];
    long[] nanos = new long[size < 1_000_000 ? 501 : 11];
    for (int round = 0; round < nanos.length; round++) {
        long before = System.nanoTime();
        line.sendBytes(message);
        line.receiveBytes();
        nanos[round] = System.nanoTime() - before;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length / 2] / 1e3;
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open()) {
        Connection childs = pipe.right();
        JvmProcess.start(() -> echo(childs));
        Connection line = pipe.left();
        for (int i = 0; i < 20; i++) {
            medianMicros(line, 8); // warm-up
        }
        for (int size = 8; size <= 16_777_216; size *= 8) {
            double micros = medianMicros(line, size);
            IO.println("%8d bytes: %.1f us, %.1f MB/s".formatted(size, micros,
                    2 * size / micros));
        }
    }
}
// end::program[]
