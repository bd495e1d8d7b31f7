package poolcraft.course.example;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import poolcraft.course.kit.Example;
import poolcraft.course.kit.Kit;
import poolcraft.course.machine.Captured;
import poolcraft.course.machine.Foreground;

/**
 * Runs examples as a reader runs them: from source, through jbang.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kit the kit that the examples belong to
 */
public record ExampleRunner(Kit kit) {

    /** Runs it on the streams of this process. Its exit code is passed on. */
    public int run(Example example, List<String> arguments)
            throws IOException, InterruptedException {
        return Foreground.run(builder(example, arguments));
    }

    /** Runs it without input, and catches what it prints. */
    public Captured capture(Example example, Duration limit)
            throws IOException, InterruptedException {
        return Captured.run(builder(example, List.of()), limit);
    }

    private ProcessBuilder builder(Example example, List<String> arguments)
            throws IOException, InterruptedException {
        LibraryInstaller.ofThisUser().install(kit);
        return Jbang.builder(Jbang.of(kit).command(example.source(), arguments));
    }
}
