import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.JavaCommand;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;

/** What tests of exercises commonly do: the runner's JVM learns from it what to have ready. */
@Limit(20)
class LessonTest {

    @TempDir
    private Path folder;

    static final class Child {
        public static void main(String[] args) throws Exception {
            Logbook.at(args[0]).write("pid " + ProcessHandle.current().pid());
        }
    }

    @AfterEach
    void lookAround() throws Exception {
        assertEquals(List.of(), Pids.alive(List.of()));
    }

    @Test
    @Points(2)
    void passes() {
        assertEquals(List.of(1, 2), List.of(1, 2));
        assertThrows(IllegalStateException.class, () -> {
            throw new IllegalStateException("as it should");
        });
    }

    @Test
    @Points(1)
    void fails() {
        assertEquals("what was expected", String.join(" ", List.of("what", "came")), "a message");
    }

    @Test
    @Points(1)
    void startsAChild() throws Exception {
        Logbook logbook = Logbook.in(folder);
        Process child = new ProcessBuilder(JavaCommand.of(Child.class, logbook.path()))
                .inheritIO().start();
        Await.until("the child has ended", () -> !child.isAlive());
        assertEquals(0, child.waitFor());
        System.out.println(logbook.lines().size() + " child has ended");
    }
}
