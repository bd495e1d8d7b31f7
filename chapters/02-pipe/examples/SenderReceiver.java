//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION One child sends 0 to 4 and closes its end, another receives until the end (002-pipe)
//OUTPUT any-order

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
static void sender(Connection end) throws IOException, InterruptedException {
    for (int i = 0; i < 5; i++) {
        end.send(i);
        IO.println("sent " + i);
    }
    end.close();
}

static void receiver(Connection end) throws IOException, InterruptedException {
    try {
        while (true) {
            IO.println("received " + end.receive());
        }
    } catch (EOFException e) {
        IO.println("that was all");
    }
}

void main() throws Exception {
    Pipe pipe = Pipe.open();
    Connection left = pipe.left();
    Connection right = pipe.right();
    JvmProcess sender = JvmProcess.start(() -> sender(left));
    JvmProcess receiver = JvmProcess.start(() -> receiver(right));
    sender.join();
    receiver.join();
}
// end::program[]
