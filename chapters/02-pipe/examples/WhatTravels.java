//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-pipe:1.0
//DESCRIPTION Numbers, text, arrays, dates, records, nothing at all: each comes as a copy

import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

// tag::program[]
record Order(String what, int pieces) implements Serializable {}

static void describe(Connection line) throws IOException, InterruptedException {
    try {
        while (true) {
            Object message = line.receive();
            line.send(message == null ? "nothing" : nameOf(message) + " " + message);
        }
    } catch (EOFException e) {
        line.close(); // nothing more will come
    }
}

static String nameOf(Object message) {
    return message instanceof List ? "List" : message.getClass().getSimpleName();
}

void main() throws Exception {
    try (Pipe pipe = Pipe.open()) {
        Connection childs = pipe.right();
        JvmProcess.start(() -> describe(childs));
        Connection line = pipe.left();
        for (Object message : Arrays.asList(42, "naïve ✓", null, 1.5,
                LocalDate.of(2000, 2, 29), new Order("tea", 3))) {
            line.send(message);
            IO.println(line.receive());
        }
        List<String> list = new ArrayList<>(List.of("milk"));
        line.send(list);
        list.add("bread");
        IO.println("sent as " + line.receive() + ", and here it is now " + list);
    }
}
// end::program[]
