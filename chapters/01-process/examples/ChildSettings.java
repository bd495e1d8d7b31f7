//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION What a child inherits: environment, folder, and nothing to read

import poolcraft.process.JvmProcess;

// tag::program[]
static void child(String folderOfParent) throws IOException {
    String folder = Path.of("").toAbsolutePath().toString();
    IO.println("GREETING is " + System.getenv("GREETING"));
    IO.println("same folder as the parent: " + folder.equals(folderOfParent));
    IO.println("bytes on standard input: " + System.in.readAllBytes().length);
}

void main() throws InterruptedException {
    String folder = Path.of("").toAbsolutePath().toString();
    JvmProcess process = JvmProcess.builder().environment("GREETING", "hello")
            .start(() -> child(folder));
    process.join();
    IO.println("the parent's GREETING is " + System.getenv("GREETING"));
}
// end::program[]
