//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION A tree of seven processes, and its end
//OUTPUT show-pids

import poolcraft.process.JvmProcess;

// tag::program[]
static void leaf() throws InterruptedException {
    new CountDownLatch(1).await();
}

static void branch() throws InterruptedException {
    JvmProcess.start(() -> leaf());
    JvmProcess.start(() -> leaf()).join();
}

static void show(ProcessHandle process, String indent) {
    IO.println(indent + "pid " + process.pid());
    process.children().sorted().forEach(child -> show(child, indent + "    "));
}

void main() throws InterruptedException {
    List<JvmProcess> branches = List.of(JvmProcess.start(() -> branch()),
            JvmProcess.start(() -> branch()));
    while (ProcessHandle.current().descendants().count() < 6) {
        Thread.sleep(1);
    }
    show(ProcessHandle.current(), "");
    List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
    for (JvmProcess branch : branches) {
        branch.terminate();
        branch.join();
    }
    all.forEach(process -> process.onExit().join());
    IO.println("still there: " + all.stream().filter(ProcessHandle::isAlive).count());
}
// end::program[]
