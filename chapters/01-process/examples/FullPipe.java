//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DESCRIPTION A program whose output nobody reads does not end

// tag::program[]
void main() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process chatty = new ProcessBuilder(java, "-Xlog:class+load=debug", "-version")
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    boolean ended = chatty.waitFor(1, TimeUnit.SECONDS);
    IO.println("nobody reads: ended after a second: " + ended);
    long lines = chatty.inputReader().lines().count();
    IO.println("all is read:  ended: " + chatty.waitFor(Duration.ofSeconds(5)));
    IO.println("more than 100 lines were waiting: " + (lines > 100));
}
// end::program[]
