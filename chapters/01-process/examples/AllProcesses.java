//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION The processes of this machine, and the program that each runs (000-process-list)
//OUTPUT show-pids

import poolcraft.process.JvmProcess;

// tag::program[]
static void waitForever() throws InterruptedException {
    new CountDownLatch(1).await();
}

static String describe(ProcessHandle process) {
    String program = process.info().command().orElse("(not for us to see)");
    return "pid " + process.pid() + ", program " + Path.of(program).getFileName();
}

void main(String... args) throws InterruptedException {
    JvmProcess child = JvmProcess.start(() -> waitForever());
    List<ProcessHandle> all = ProcessHandle.allProcesses().toList();
    for (ProcessHandle process : all) {
        if (process.equals(ProcessHandle.current())) {
            IO.println("this process: " + describe(process));
        } else if (process.pid() == child.pid()) {
            IO.println("its child: " + describe(process));
        } else if (args.length > 0) {
            IO.println(describe(process));
        }
    }
    IO.println("more than two in all: " + (all.size() > 2));
    child.kill();
}
// end::program[]
