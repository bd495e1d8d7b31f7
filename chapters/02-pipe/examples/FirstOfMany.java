//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION Wait for whichever of three connections and three processes has something to say
//OUTPUT any-order

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.pipe.Waiting;
import poolcraft.process.JvmProcess;
import poolcraft.process.Waitable;

// tag::program[]
static void work(String name, Connection line) throws IOException, InterruptedException {
    if (name.equals("Cleo")) {
        Runtime.getRuntime().halt(3); // a crash: no word, no hook, no close
    }
    line.send(name + " is done");
}

static boolean goesOn(Waitable ready) throws IOException, InterruptedException {
    if (ready instanceof JvmProcess process) {
        IO.println(process.name() + " ended with " + process.exitCode().orElseThrow());
        return false;
    }
    try {
        IO.println(((Connection) ready).receive());
        return true;
    } catch (EOFException e) {
        return false;
    }
}

void main() throws Exception {
    List<Waitable> things = new ArrayList<>();
    for (String name : List.of("Ada", "Ben", "Cleo")) {
        Pipe.OneWay pipe = Pipe.oneWay();
        Connection childs = pipe.sender();
        things.add(pipe.receiver());
        things.add(JvmProcess.builder().name(name).start(() -> work(name, childs)));
    }
    while (!things.isEmpty()) {
        for (Waitable ready : Waiting.any(things)) {
            if (!goesOn(ready)) {
                things.remove(ready);
            }
        }
    }
}
// end::program[]
