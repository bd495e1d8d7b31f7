//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Eight children at once, held back by a gate and then let go
//OUTPUT any-order

import poolcraft.process.JvmProcess;

// tag::program[]
static void runner(int number, File gate) throws InterruptedException {
    while (gate.exists()) {
        Thread.sleep(1);
    }
    IO.println("runner " + number + " runs");
}

void main() throws Exception {
    File gate = File.createTempFile("gate", "");
    List<JvmProcess> runners = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
        int number = i;
        runners.add(JvmProcess.start(() -> runner(number, gate)));
    }
    IO.println("at the gate: " + JvmProcess.activeChildren().size());
    Files.delete(gate.toPath());
    for (JvmProcess runner : runners) {
        runner.join();
    }
    IO.println("after the race: " + JvmProcess.activeChildren().size());
}
// end::program[]
