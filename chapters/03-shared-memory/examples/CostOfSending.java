//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-shared-memory:1.0
//DESCRIPTION A child adds up a million numbers that were sent to it, and a million that it shares; measured
//OUTPUT show-times

import poolcraft.memory.SharedLongArray;
import poolcraft.process.JvmProcess;

// tag::program[]
static final int NUMBERS = 1_000_000; // 8 MB
static final int SEND = 1;
static final int SHARE = 2;

static void adder(int port, SharedLongArray numbers) throws IOException {
    try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
        var in = new DataInputStream(line.getInputStream());
        var out = new DataOutputStream(line.getOutputStream());
        for (int order = in.read(); order != -1; order = in.read()) {
            out.writeLong(order == SEND ? sumOfSent(in) : sumOfShared(numbers));
        }
    }
}

static long sumOfSent(DataInputStream in) throws IOException {
    LongBuffer numbers = ByteBuffer.wrap(in.readNBytes(8 * NUMBERS)).asLongBuffer();
    long sum = 0;
    for (int i = 0; i < NUMBERS; i++) {
        sum += numbers.get(i);
    }
    return sum;
}

static long sumOfShared(SharedLongArray numbers) {
    long sum = 0;
    for (int i = 0; i < NUMBERS; i++) {
        sum += numbers.getPlain(i);
    }
    return sum;
}

static void measure(String how, Socket line, int order, byte[] numbers) throws IOException {
    var in = new DataInputStream(line.getInputStream());
    List<Long> nanos = new ArrayList<>();
    long sum = 0;
    for (int round = 0; round < 21; round++) {
        long before = System.nanoTime();
        line.getOutputStream().write(order);
        line.getOutputStream().write(numbers);
        sum = in.readLong();
        nanos.add(System.nanoTime() - before);
    }
    Collections.sort(nanos);
    IO.println("%s: sum %d after %.2f ms".formatted(how, sum, nanos.get(10) / 1e6));
}

void main() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    ByteBuffer copy = ByteBuffer.allocate(8 * NUMBERS);
    try (SharedLongArray numbers = SharedLongArray.create(NUMBERS);
            ServerSocket door = new ServerSocket(0, 1, here)) {
        for (int i = 0; i < NUMBERS; i++) {
            numbers.setPlain(i, i);
            copy.putLong(i);
        }
        int port = door.getLocalPort();
        JvmProcess child = JvmProcess.start(() -> adder(port, numbers));
        try (Socket line = door.accept()) {
            line.setTcpNoDelay(true);
            measure("sent  ", line, SEND, copy.array());
            measure("shared", line, SHARE, new byte[0]);
        }
        child.join();
    }
}
// end::program[]
