//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION A captured list is copied, a static field starts afresh

import poolcraft.process.JvmProcess;

// tag::program[]
static int counter = 1;

static void child(List<String> words) {
    counter += 100;
    words.add("child");
    IO.println("child:  counter " + counter + ", words " + String.join(" ", words));
}

void main() throws InterruptedException {
    List<String> words = new ArrayList<>(List.of("parent"));
    counter = 10;
    JvmProcess.start(() -> child(words)).join();
    IO.println("parent: counter " + counter + ", words " + String.join(" ", words));
}
// end::program[]
