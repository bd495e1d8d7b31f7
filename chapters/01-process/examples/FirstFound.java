//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-process:1.0
//DESCRIPTION Wait for whichever of three children ends first

import poolcraft.process.JvmProcess;

// tag::program[]
static void search(boolean lucky) throws InterruptedException {
    if (!lucky) {
        new CountDownLatch(1).await();
    }
}

static JvmProcess searcher(String name, boolean lucky) {
    return JvmProcess.builder().name(name).start(() -> search(lucky));
}

void main() {
    List<JvmProcess> searchers = List.of(searcher("in the cellar", false),
            searcher("in the attic", true), searcher("in the garden", false));
    var ends = searchers.stream().map(JvmProcess::onExit)
            .toArray(CompletableFuture[]::new);
    JvmProcess first = (JvmProcess) CompletableFuture.anyOf(ends).join();
    IO.println("found " + first.name());
    searchers.forEach(JvmProcess::kill);
    CompletableFuture.allOf(ends).join();
    IO.println("still searching: " + JvmProcess.activeChildren().size());
}
// end::program[]
