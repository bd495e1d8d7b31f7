package poolcraft.course.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import poolcraft.course.machine.Python;
import poolcraft.process.JvmProcess;

/**
 * What a process costs: its start and its end.
 *
 * @param python the CPython to compare with, if there is one
 */
public record ProcessStart(Optional<Python> python) implements Benchmark {

    private static final String SCRIPT = "process_start.py";

    @Override
    public String name() {
        return "process-start";
    }

    @Override
    public String description() {
        return "start and join of one process that does nothing";
    }

    @Override
    public Unit unit() {
        return Unit.MILLISECONDS;
    }

    @Override
    public List<Contender> contenders(Path folder) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender("Poolcraft", java(ProcessStartOurs.class)));
        if (python.isPresent()) {
            Path script = copyScript(folder);
            contenders.add(cpython(python.get(), script, "fork", OptionalDouble.empty()));
            contenders.add(cpython(python.get(), script, "forkserver", OptionalDouble.empty()));
            contenders.add(cpython(python.get(), script, "spawn", OptionalDouble.of(1.0)));
        }
        contenders.add(new Contender("bare JVM (raw limit)", java(ProcessStartBare.class)));
        return contenders;
    }

    private static Contender cpython(Python python, Path script, String method,
            OptionalDouble bar) {
        return new Contender("CPython " + python.version() + " " + method, bar,
                python.builder(script.toString(), method));
    }

    private static Path copyScript(Path folder) throws IOException {
        Path script = folder.resolve(SCRIPT);
        try (InputStream source = ProcessStart.class.getResourceAsStream(SCRIPT)) {
            if (source == null) {
                throw new IOException(
                        "The tool's jar has no " + SCRIPT + ": build the course anew");
            }
            Files.copy(source, script);
        }
        return script;
    }

    /** A plain JVM with no more on its class path than it needs: its children inherit that. */
    private static ProcessBuilder java(Class<?> program) {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", home(program) + File.pathSeparator + home(JvmProcess.class),
                program.getName());
    }

    private static Path home(Class<?> type) {
        return Path.of(java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
