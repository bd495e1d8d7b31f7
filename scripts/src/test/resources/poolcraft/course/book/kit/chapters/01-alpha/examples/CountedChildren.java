//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DESCRIPTION Three children count to five (002-process, 003-facts)

// tag::main[]
void main() throws Exception {
    for (int i = 0; i < 3; i++) {
        int number = i; // <1>
        JvmProcess child = JvmProcess.start(() -> count(number));
        child.join(); // <2>
    }
}

/** Counts, and says who counts. */
static void count(int number) {
    String name = JvmProcess.current().name();
    IO.println("child %d is %s and has a very long line that scrolls in its own box"
            .formatted(number, name));
}
// end::main[]
