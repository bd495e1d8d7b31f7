//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-queue:1.0
//DESCRIPTION A queue grows in shared memory, and gives it back: file sizes
//OUTPUT keep-sizes

import poolcraft.process.JvmProcess;
import poolcraft.process.PrivateFolder;
import poolcraft.queue.ProcessQueue;

// tag::program[]
static long megabytes() throws IOException {
    String owner = "owner-" + JvmProcess.current().pid() + ".";
    long bytes = 0;
    try (Stream<Path> files = Files.list(PrivateFolder.inMemory().path())) {
        for (Path file : files.filter(f -> f.getFileName().toString().startsWith(owner))
                .toList()) {
            bytes += Files.size(file);
        }
    }
    return bytes >> 20;
}

void main() throws Exception {
    try (ProcessQueue<byte[]> queue = ProcessQueue.create()) {
        IO.println("empty: " + megabytes() + " MB");
        for (int i = 0; i < 200; i++) {
            queue.put(new byte[100_000]);
        }
        IO.println("with 200 items of 100000 bytes: at least 20 MB: " + (megabytes() >= 20));
        while (queue.size() > 0) {
            queue.take();
        }
        queue.put(new byte[1]);
        queue.take();
        IO.println("empty again: " + megabytes() + " MB");
    }
}
// end::program[]
