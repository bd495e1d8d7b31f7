//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION A worker hands its end of a pipe to the next one, and the sender does not notice
//OUTPUT any-order

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void early(Connection work, Connection relief) throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
        IO.println("early shift: " + work.receive());
    }
    relief.send(work);
    try {
        work.receive();
    } catch (IOException e) {
        IO.println("early shift: " + e.getMessage());
    }
}

static void late(Connection relief) throws IOException, InterruptedException {
    Connection work = (Connection) relief.receive();
    try {
        while (true) {
            IO.println("late shift: " + work.receive());
        }
    } catch (EOFException e) {
        IO.println("late shift: that was all");
    }
}

void main() throws Exception {
    try (Pipe work = Pipe.open(); Pipe.OneWay relief = Pipe.oneWay()) {
        Connection workers = work.right();
        Connection from = relief.sender();
        Connection to = relief.receiver();
        JvmProcess early = JvmProcess.start(() -> early(workers, from));
        JvmProcess late = JvmProcess.start(() -> late(to));
        for (int i = 1; i <= 6; i++) {
            work.left().send("order " + i);
        }
        work.left().close();
        early.join();
        late.join();
    }
}
// end::program[]
