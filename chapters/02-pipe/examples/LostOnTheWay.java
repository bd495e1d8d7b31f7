//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION An end is sent to a process that is killed before it takes it: the other side is told

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void neverReceives(Connection road) throws InterruptedException {
    new CountDownLatch(1).await();
}

void main() throws Exception {
    try (Pipe road = Pipe.open(); Pipe pipe = Pipe.open()) {
        Connection childs = road.right();
        JvmProcess child = JvmProcess.start(() -> neverReceives(childs));
        road.left().send(pipe.right());
        boolean ended = pipe.left().poll(Duration.ofMillis(200));
        IO.println("the end is on its way; is this the end of file? " + ended);
        child.kill();
        try {
            pipe.left().receive();
        } catch (EOFException e) {
            IO.println(e.getMessage());
        }
    }
}
// end::program[]
