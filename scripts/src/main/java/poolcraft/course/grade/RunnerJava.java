package poolcraft.course.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java command of a child JVM that runs tests, up to its own options and main class.
 *
 * @param command the program and the options of the JVM
 */
record RunnerJava(List<String> command) {

    private static final List<String> OPTIONS = List.of("-Xmx256m", "-Xss1m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=5", "-XX:-UsePerfData",
            "-XX:-EnableDynamicAgentLoading",
            "-XX:-CreateCoredumpOnCrash", "-Xlog:disable", "-Xlog:all=error:stderr",
            "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    /** A cache that does not fit is left out without a word: stderr is the submission's. */
    private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");

    RunnerJava {
        command = List.copyOf(command);
    }

    /** The quickest that there is here. */
    static RunnerJava quickest() throws InterruptedException {
        return RunnerImage.ofThisBuild().map(RunnerJava::of).orElseGet(RunnerJava::ofJdk);
    }

    private static RunnerJava of(RunnerImage image) {
        List<String> options = new ArrayList<>(QUIET);
        if (Files.exists(image.cache())) {
            options.add("-XX:AOTCache=" + image.cache());
        }
        return of(image, options);
    }

    /**
     * The image has no other modules than those that a submission may see; without being named, the
     * ones that the runner does not need would be there, and not be seen.
     */
    static RunnerJava of(RunnerImage image, List<String> options) {
        List<String> all = new ArrayList<>(modules());
        all.addAll(options);
        return of(image.java(), all);
    }

    /** With other ones, a cache that was made before would not fit. */
    static List<String> modules() {
        return List.of("--add-modules", SourceCompiler.MODULES);
    }

    /** The JDK that runs the grader, with all other modules hidden. */
    static RunnerJava ofJdk() {
        return of(Path.of(System.getProperty("java.home"), "bin", "java"),
                List.of("--limit-modules", RunnerPath.MODULES, "--add-modules", RunnerPath.MODULES,
                        "--module-path", RunnerPath.asPath(RunnerPath.jars())));
    }

    private static RunnerJava of(Path java, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        return new RunnerJava(command);
    }
}
