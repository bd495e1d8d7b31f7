//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION SIGTERM asks, SIGKILL does not: terminate and kill

import poolcraft.process.JvmProcess;

// tag::program[]
static void child(File notReady) throws Exception {
    Thread tidyUp = new Thread(() -> IO.println("child: tidying up"));
    Runtime.getRuntime().addShutdownHook(tidyUp);
    Files.delete(notReady.toPath());
    new CountDownLatch(1).await();
}

static JvmProcess startWaiting() throws Exception {
    File notReady = File.createTempFile("not-ready", "");
    JvmProcess process = JvmProcess.start(() -> child(notReady));
    while (notReady.exists() && process.isAlive()) {
        process.join(Duration.ofMillis(5));
    }
    return process;
}

void main() throws Exception {
    JvmProcess polite = startWaiting();
    IO.println("alive: " + polite.isAlive());
    IO.println("exit code known: " + polite.exitCode().isPresent());
    polite.terminate();
    polite.join();
    IO.println("terminate: exit code " + polite.exitCode().orElseThrow());
    JvmProcess sudden = startWaiting();
    sudden.kill();
    sudden.join();
    IO.println("kill: exit code " + sudden.exitCode().orElseThrow());
}
// end::program[]
