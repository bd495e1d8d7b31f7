package poolcraft.course.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import poolcraft.course.kit.Kit;
import poolcraft.course.kit.Packages;
import poolcraft.course.machine.Foreground;

/** {@code shell}: the JDK's JShell, with the library on its class path and imported. */
@Command(name = "shell", mixinStandardHelpOptions = true, description = "Starts JShell with the library, imports done.")
final class ShellCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ARG", description = "For jshell itself, as in: shell -- -q, or a file to load.")
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Kit kit = Kit.ofLauncher();
        Path startup = kit.target().resolve("shell").resolve("startup.jsh");
        Files.createDirectories(startup.getParent());
        Files.write(startup, new ShellImports(new Packages(kit)).lines());
        return Foreground.run(new ProcessBuilder(command(kit, startup)));
    }

    private List<String> command(Kit kit, Path startup) {
        String library = kit.library().stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(),
                "--class-path", library, "--startup", "DEFAULT", "--startup", startup.toString(),
                "-R-Dstdout.encoding=UTF-8", "-R-Dstderr.encoding=UTF-8"));
        command.addAll(arguments);
        return command;
    }
}
