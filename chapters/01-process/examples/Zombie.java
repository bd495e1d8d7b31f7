//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION A process that has ended and is not gone: its parent is stopped and cannot reap it

import poolcraft.process.JvmProcess;

// tag::program[]
static void parent(File note) throws Exception {
    JvmProcess child = JvmProcess.start(() -> new CountDownLatch(1).await());
    Files.writeString(note.toPath(), child.pid() + "\n");
    child.join();
}

static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
}

static String state(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
        return lines.filter(line -> line.startsWith("State:"))
                .map(line -> line.substring(7)).findFirst().orElse("gone");
    } catch (IOException | UncheckedIOException e) {
        return "gone";
    }
}

static String await(long pid, String expected) throws Exception {
    while (!state(pid).contains(expected)) {
        Thread.sleep(1);
    }
    return state(pid);
}

void main() throws Exception {
    File note = File.createTempFile("note", "");
    JvmProcess parent = JvmProcess.start(() -> parent(note));
    while (!Files.readString(note.toPath()).endsWith("\n") && parent.isAlive()) {
        parent.join(Duration.ofMillis(5));
    }
    long child = Long.parseLong(Files.readString(note.toPath()).strip());
    Files.delete(note.toPath());
    signal("STOP", parent.pid());
    IO.println("parent: " + await(parent.pid(), "stopped"));
    signal("KILL", child);
    IO.println("child:  " + await(child, "zombie"));
    IO.println("child:  alive: " + ProcessHandle.of(child).orElseThrow().isAlive());
    signal("CONT", parent.pid());
    IO.println("child:  " + await(child, "gone"));
    parent.join();
}
// end::program[]
