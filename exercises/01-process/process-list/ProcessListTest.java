import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Idea;
import poolcraft.grading.Logbook;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("what-is-a-process")
class ProcessListTest {

    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();

    private static final String PROGRAM = Path.of(JAVA).getFileName().toString();

    @TempDir
    Path folder;

    @Test
    @Points(2)
    void itFindsThisProcessItsChildAndItsGrandchild() throws Exception {
        Logbook logbook = Logbook.in(folder);
        JvmProcess child = JvmProcess.start(() -> runGrandchild(logbook));
        long grandchild = Long.parseLong(logbook.awaitLine("grandchild:"));
        try {
            List<ProcessList.Row> rows = ProcessList.find(PROGRAM);
            assertHas(rows, "this process", ProcessHandle.current().pid(), parentOfThis());
            assertHas(rows, "a child of this process", child.pid(),
                    OptionalLong.of(ProcessHandle.current().pid()));
            assertHas(rows, "a child of that child", grandchild, OptionalLong.of(child.pid()));
        } finally {
            Pids.kill(grandchild);
            child.join();
        }
    }

    @Test
    @Points(1)
    void aNameThatIsOnlySimilarIsNotListed() {
        List<ProcessList.Row> rows = ProcessList.find("java",
                Stream.of(process(1, 0, "/usr/bin/javac"), process(2, 1, "/opt/java/bin/python"),
                        process(3, 1, "/opt/myjava"), process(4, 1, "/opt/jdk/bin/java")));
        assertEquals(List.of(row(4, 1, "/opt/jdk/bin/java")), rows,
                "Only the process with pid 4 has a command whose file name is java.");
    }

    @Test
    @Points(1)
    void theRowsAreSortedByPidAsANumber() {
        List<ProcessList.Row> rows = ProcessList.find("java",
                Stream.of(process(1000, 1, "/bin/java"), process(9, 1, "/bin/java"),
                        process(20, 1, "/bin/java")));
        assertEquals(List.of(9L, 20L, 1000L), rows.stream().map(ProcessList.Row::pid).toList(),
                "The pids are not in the right order.");
    }

    @Test
    @Points(2)
    void aProcessThatVanishedMeanwhileIsLeftOut() {
        List<ProcessList.Row> rows = ProcessList.find("java",
                Stream.of(new MadeUpProcess(7, OptionalLong.empty(), Optional.empty()),
                        process(8, 1, "/bin/java")));
        assertEquals(List.of(row(8, 1, "/bin/java")), rows,
                "The process with pid 7 has ended while you looked: its command is empty.");
    }

    @Test
    @Points(1)
    void aProcessWithoutAKnownParentIsListed() {
        List<ProcessList.Row> rows = ProcessList.find("java",
                Stream.of(new MadeUpProcess(1, OptionalLong.empty(), Optional.of("/bin/java"))));
        assertEquals(
                List.of(new ProcessList.Row(1, OptionalLong.empty(), "/bin/java")), rows,
                "The process with pid 1 runs java, and its parent is not known.");
    }

    private static void runGrandchild(Logbook logbook) throws InterruptedException {
        JvmProcess grandchild = JvmProcess.start(() -> Thread.sleep(Duration.ofMinutes(1)));
        logbook.write("grandchild:" + grandchild.pid());
        grandchild.join();
    }

    private static OptionalLong parentOfThis() {
        return ProcessHandle.current().parent().map(parent -> OptionalLong.of(parent.pid()))
                .orElse(OptionalLong.empty());
    }

    private static void assertHas(List<ProcessList.Row> rows, String who, long pid,
            OptionalLong parent) {
        var expected = new ProcessList.Row(pid, parent, JAVA);
        assertTrue(rows.contains(expected), "The list for '" + PROGRAM + "' should have " + who
                + " in it, as " + expected + ". It has: " + rows);
    }

    private static ProcessList.Row row(long pid, long parent, String command) {
        return new ProcessList.Row(pid, OptionalLong.of(parent), command);
    }

    private static ProcessHandle process(long pid, long parent, String command) {
        return new MadeUpProcess(pid, OptionalLong.of(parent), Optional.of(command));
    }

    /** Says about itself what it was given; one without a command behaves as one that has ended. */
    private record MadeUpProcess(long pid, OptionalLong parentPid, Optional<String> command)
            implements
                ProcessHandle,
                ProcessHandle.Info {

        @Override
        public Optional<ProcessHandle> parent() {
            return parentPid.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new MadeUpProcess(parentPid.getAsLong(), OptionalLong.empty(),
                            Optional.empty()));
        }

        @Override
        public Info info() {
            return this;
        }

        @Override
        public boolean isAlive() {
            return command.isPresent();
        }

        @Override
        public Optional<String> commandLine() {
            return command;
        }

        @Override
        public Optional<String[]> arguments() {
            return command.map(_ -> new String[0]);
        }

        @Override
        public Optional<Instant> startInstant() {
            return command.map(_ -> Instant.EPOCH);
        }

        @Override
        public Optional<Duration> totalCpuDuration() {
            return command.map(_ -> Duration.ZERO);
        }

        @Override
        public Optional<String> user() {
            return command.map(_ -> "somebody");
        }

        @Override
        public Stream<ProcessHandle> children() {
            return Stream.empty();
        }

        @Override
        public Stream<ProcessHandle> descendants() {
            return Stream.empty();
        }

        @Override
        public CompletableFuture<ProcessHandle> onExit() {
            return new CompletableFuture<>();
        }

        @Override
        public boolean supportsNormalTermination() {
            return true;
        }

        @Override
        public boolean destroy() {
            return false;
        }

        @Override
        public boolean destroyForcibly() {
            return false;
        }

        @Override
        public int compareTo(ProcessHandle other) {
            return Long.compare(pid, other.pid());
        }
    }
}
