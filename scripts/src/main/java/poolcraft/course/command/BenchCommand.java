package poolcraft.course.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import poolcraft.course.bench.BarChart;
import poolcraft.course.bench.Benchmark;
import poolcraft.course.bench.Benchmarks;
import poolcraft.course.bench.Comparison;
import poolcraft.course.bench.Harness;
import poolcraft.course.bench.HtmlPage;
import poolcraft.course.bench.JsonRows;
import poolcraft.course.bench.TextTable;
import poolcraft.course.bench.Workshop;
import poolcraft.course.machine.Python;

/** {@code scripts/bench}: this project beside CPython, in one run. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Compares this project with CPython (scripts/bench).")
final class BenchCommand implements Callable<Integer> {

    private static final int OLDEST_PYTHON = 11;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures as JSON.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with picture and table.")
    private @Nullable Path html;

    @Option(names = "--svg", paramLabel = "FILE", description = "Writes the picture alone.")
    private @Nullable Path svg;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "7", description = "Rounds that count (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Parameters(paramLabel = "NAME", description = "The benchmarks to run (default: all).")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Comparison> comparisons = new ArrayList<>();
        List<Benchmark> chosen = chosen(Benchmarks.all());
        Optional<Python> python = python();
        for (Benchmark benchmark : chosen) {
            Comparison comparison = run(benchmark, python);
            IO.println(new TextTable(comparison));
            comparisons.add(comparison);
        }
        write(json, new JsonRows(comparisons));
        write(html, new HtmlPage(comparisons));
        write(svg, new BarChart(comparisons));
        return 0;
    }

    private static Optional<Python> python() {
        Optional<Python> python = Python.newest(OLDEST_PYTHON);
        if (python.isEmpty()) {
            System.err.println(
                    "bench: no Python 3." + OLDEST_PYTHON + " or newer here: without CPython");
        }
        return python;
    }

    private List<Benchmark> chosen(List<Benchmark> all) {
        for (String name : names) {
            if (all.stream().noneMatch(benchmark -> benchmark.name().equals(name))) {
                throw new ParameterException(spec.commandLine(), "No benchmark is called " + name
                        + ". There are: "
                        + String.join(", ", all.stream().map(Benchmark::name).toList()));
            }
        }
        return all.stream().filter(benchmark -> names.isEmpty() || names.contains(benchmark.name()))
                .toList();
    }

    private Comparison run(Benchmark benchmark, Optional<Python> python)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("course-bench");
        try {
            return new Harness(rounds, benchmark.times(), System.err).run(benchmark,
                    benchmark.contenders(new Workshop(python, folder)));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static void write(@Nullable Path file, Object content) throws IOException {
        if (file != null) {
            Files.writeString(file, content.toString());
            System.err.println("bench: wrote " + file);
        }
    }
}
