//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Run a program that is not yours, and your own code beside it (004-subprocess)

import poolcraft.process.JvmProcess;

// tag::program[]
static void sortOwn(List<String> words) {
    String sorted = words.stream().sorted().collect(Collectors.joining(" "));
    IO.println("own code says: " + sorted);
}

static void sortWithProgram(List<String> words) throws Exception {
    Process sort = new ProcessBuilder("sort").start();
    try (Writer in = sort.outputWriter()) {
        in.write(String.join("\n", words) + "\n");
    }
    List<String> sorted = sort.inputReader().lines().toList();
    IO.println("sort says: " + String.join(" ", sorted));
    IO.println("exit code of sort: " + sort.waitFor());
}

void main() throws Exception {
    List<String> words = List.of("pear", "fig", "apple");
    sortWithProgram(words);
    JvmProcess.start(() -> sortOwn(words)).join();
    try {
        new ProcessBuilder("no-such-program").start();
    } catch (IOException e) {
        IO.println("no-such-program cannot be started");
    }
}
// end::program[]
