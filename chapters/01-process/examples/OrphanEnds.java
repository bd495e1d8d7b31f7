//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Kill a parent: its busy child ends by itself
//OUTPUT show-times

import poolcraft.process.JvmProcess;

// tag::program[]
static void busyGrandchild(int port) throws IOException {
    Socket line = new Socket(InetAddress.getLoopbackAddress(), port);
    line.getOutputStream().write('!');
    while (line.isConnected()) {
        Thread.onSpinWait(); // it never looks whether its parent is still there
    }
}

static void child(int port) throws InterruptedException {
    JvmProcess.start(() -> busyGrandchild(port)).join();
}

void main() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket door = new ServerSocket(0, 1, here)) {
        int port = door.getLocalPort();
        JvmProcess child = JvmProcess.start(() -> child(port));
        InputStream fromGrandchild = door.accept().getInputStream();
        IO.println("the grandchild says " + (char) fromGrandchild.read());
        child.kill();
        long killed = System.nanoTime();
        boolean ended = fromGrandchild.read() == -1;
        long millis = (System.nanoTime() - killed) / 1_000_000;
        IO.println("its parent is killed; the grandchild has ended: " + ended);
        IO.println("it took " + millis + " ms");
    }
}
// end::program[]
