package poolcraft.course.example;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import poolcraft.course.kit.Example;

/** The command that runs what the build compiled from an example. */
record CompiledExample(Example example) {

    /** For JVMs that live too short for the better compiler, and their children. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=5", "-Dpoolcraft.jvmOptions=-XX:TieredStopAtLevel=1"
                    + " -XX:CompileThresholdScaling=5");

    List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        example.directive("RUNTIME_OPTIONS")
                .ifPresent(options -> command.addAll(List.of(options.split("\\s+"))));
        command.addAll(QUICK);
        command.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp",
                classPath(), example.name()));
        return command;
    }

    private String classPath() throws IOException {
        Path target = example.chapter().folder().resolve("target");
        return String.join(File.pathSeparator, target.resolve("test-classes").toString(),
                target.resolve("classes").toString(),
                Files.readString(target.resolve("classpath")).strip());
    }
}
