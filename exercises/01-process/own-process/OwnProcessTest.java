import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Idea;
import poolcraft.grading.JavaCommand;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Points;

@Idea("starting-one")
class OwnProcessTest {

    private static final int MUCH = 1_000_000;

    private static final List<String> LETTERS = List.of("Zoë", "Иван", "数", "😀");

    @TempDir
    Path folder;

    @Test
    @Points(1)
    void theArgumentsArriveInOrder() throws Exception {
        assertEquals("<one>\n<two>\n", OwnProcess.run(Echo.class, List.of("one", "two")).output(),
                "The program prints each of its arguments, 'one' and 'two', in a line.");
    }

    @Test
    @Points(2)
    @Idea("what-is-shared")
    void noArgumentIsChangedOnItsWay() throws Exception {
        List<String> arguments = List.of("", "two words", " ", "a \"quoted\" word", "*", "$HOME",
                "first line\nsecond line", "back\\slash", "");
        assertEquals(Echo.textOf(arguments), OwnProcess.run(Echo.class, arguments).output(),
                "The program prints each of its arguments between < and >."
                        + " The first and the last of them are empty.");
    }

    @Test
    @Points(2)
    @Idea("what-is-shared")
    void lettersOfAnyScriptArriveUnderAPlainLocale() throws Exception {
        Logbook logbook = runInJvmWith(Map.of("LC_ALL", "C"));
        assertEquals(Echo.textOf(LETTERS).lines().toList(), logbook.linesAfter("output:"),
                "In a JVM with LC_ALL=C, the program was sent these arguments: " + LETTERS
                        + ". They did not come back as they were.");
    }

    @Test
    @Points(1)
    void itNeedsNoJavaOnThePath() throws Exception {
        Logbook logbook = runInJvmWith(Map.of("PATH", folder.toString()));
        assertEquals("0", logbook.awaitLine("exit code:"),
                "In a JVM whose PATH has no java, the child did not end with exit code 0.");
    }

    @Test
    @Points(1)
    @Idea("exit-codes")
    void theExitCodeIsTheChilds() throws Exception {
        assertEquals(7, OwnProcess.run(EndsWith7.class, List.of()).exitCode(),
                "The program calls System.exit(7).");
    }

    @Test
    @Points(1)
    @Idea("exit-codes")
    void aFailureIsAnExitCodeAndATrace() throws Exception {
        OwnProcess.Result result = OwnProcess.run(Fails.class, List.of());
        assertEquals(1, result.exitCode(),
                "The program throws an exception out of main. Java's exit code for that is 1.");
        assertTrue(result.errors().contains(Fails.WORDS),
                "The program throws an exception with the message '" + Fails.WORDS
                        + "'. It should be in the errors, but these are: " + result.errors());
        assertEquals("", result.output(), "What is printed on standard error is no output.");
    }

    @Test
    @Points(2)
    @Limit(5)
    @Idea("other-programs")
    void aChildThatPrintsMuchDoesNotGetStuck() throws Exception {
        OwnProcess.Result result = OwnProcess.run(PrintsMuch.class, List.of());
        assertEquals(MUCH, result.errors().length(),
                "The program prints a million letters on standard error.");
        assertEquals(2 * MUCH, result.output().length(),
                "The program prints two million letters on standard output.");
    }

    @Test
    @Points(1)
    @Limit(5)
    @Idea("other-programs")
    void aChildThatReadsFindsItsInputEmpty() throws Exception {
        assertEquals("read 0 bytes\n", OwnProcess.run(ReadsInput.class, List.of("one")).output(),
                "The program reads standard input to its end and prints how much there was.");
    }

    /** Calls the student's method in a JVM with these variables in its environment. */
    private Logbook runInJvmWith(Map<String, String> environment) throws Exception {
        Logbook logbook = Logbook.in(folder);
        var builder = new ProcessBuilder(JavaCommand.of(RunsEcho.class, logbook.path()));
        builder.environment().putAll(environment);
        Process jvm = builder.redirectErrorStream(true).start();
        String printed = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, jvm.waitFor(), "OwnProcess.run was called in a JVM with " + environment
                + " in its environment, and that JVM failed: " + printed);
        return logbook;
    }

    public static final class Echo {

        private Echo() {}

        public static void main(String[] arguments) {
            System.out.print(textOf(List.of(arguments)));
        }

        static String textOf(List<String> arguments) {
            var text = new StringBuilder();
            arguments.forEach(argument -> text.append('<').append(argument).append(">\n"));
            return text.toString();
        }
    }

    public static final class RunsEcho {

        private RunsEcho() {}

        public static void main(String[] arguments) throws Exception {
            Logbook logbook = Logbook.at(arguments[0]);
            OwnProcess.Result result = OwnProcess.run(Echo.class, LETTERS);
            result.output().lines().forEach(line -> logbook.write("output:" + line));
            logbook.write("exit code:" + result.exitCode());
        }
    }

    public static final class EndsWith7 {

        private EndsWith7() {}

        public static void main(String[] arguments) {
            System.exit(7);
        }
    }

    public static final class Fails {

        static final String WORDS = "this went wrong in the child";

        private Fails() {}

        public static void main(String[] arguments) {
            if (arguments.length == 0) {
                throw new IllegalStateException(WORDS);
            }
        }
    }

    public static final class PrintsMuch {

        private PrintsMuch() {}

        public static void main(String[] arguments) {
            System.out.print("a".repeat(MUCH));
            System.out.flush();
            System.err.print("e".repeat(MUCH));
            System.err.flush();
            System.out.print("z".repeat(MUCH));
        }
    }

    public static final class ReadsInput {

        private ReadsInput() {}

        public static void main(String[] arguments) throws IOException {
            System.out.print("read " + System.in.readAllBytes().length + " bytes\n");
        }
    }
}
