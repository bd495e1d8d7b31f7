//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION What a thread and a process weigh in memory; measured (003-facts)
//OUTPUT show-sizes

import poolcraft.process.JvmProcess;

// tag::program[]
static final int THREADS = 100;

static void waitFor(File notReady) throws Exception {
    Files.delete(notReady.toPath());
    new CountDownLatch(1).await();
}

static long kilobytes(long pid, String file, String field) throws IOException {
    try (Stream<String> all = Files.lines(Path.of("/proc/" + pid + "/" + file))) {
        String line = all.filter(text -> text.startsWith(field + ":")).findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}

static long ofThreads() throws Exception {
    long self = ProcessHandle.current().pid();
    long before = kilobytes(self, "status", "VmRSS");
    CountDownLatch up = new CountDownLatch(THREADS);
    for (int i = 0; i < THREADS; i++) {
        Thread.ofPlatform().daemon().start(() -> {
            up.countDown();
            LockSupport.park();
        });
    }
    up.await();
    return (kilobytes(self, "status", "VmRSS") - before) / THREADS;
}

void main() throws Exception {
    File notReady = File.createTempFile("not-ready", "");
    JvmProcess child = JvmProcess.start(() -> waitFor(notReady));
    while (notReady.exists() && child.isAlive()) {
        child.join(Duration.ofMillis(5));
    }
    IO.println("a thread:  " + ofThreads() + " kB");
    long process = kilobytes(child.pid(), "status", "VmRSS") / 1024;
    long share = kilobytes(child.pid(), "smaps_rollup", "Pss") / 1024;
    IO.println("a process: " + process + " MB");
    IO.println("a process, shared memory divided: " + share + " MB");
    child.kill();
}
// end::program[]
