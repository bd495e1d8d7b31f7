//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Watch a busy process from outside: program, CPU time, end (004-subprocess)
//OUTPUT keep-times

import poolcraft.process.JvmProcess;

// tag::program[]
static void busy() {
    while (true) {
        Thread.onSpinWait();
    }
}

static Duration cpuTime(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
}

void main() throws InterruptedException {
    Instant before = Instant.now().minusSeconds(1);
    JvmProcess child = JvmProcess.start(() -> busy());
    ProcessHandle handle = ProcessHandle.of(child.pid()).orElseThrow();
    while (cpuTime(handle).toMillis() < 300 && child.isAlive()) {
        child.join(Duration.ofMillis(10));
    }
    IO.println("alive after 300 ms of CPU time: " + child.isAlive());
    Instant started = handle.info().startInstant().orElseThrow();
    IO.println("its parent is this process: "
            + handle.parent().equals(Optional.of(ProcessHandle.current())));
    IO.println("it started a moment ago: " + started.isAfter(before));
    child.kill();
    child.join();
    IO.println("the system still knows it: " + handle.isAlive());
}
// end::program[]
