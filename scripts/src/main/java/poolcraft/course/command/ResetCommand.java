package poolcraft.course.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

/**
 * {@code reset}: puts the starter back as the kit's repository has it, and keeps a copy of what was
 * there under {@code target/copies}.
 *
 * <p>The pristine starter comes from git: it is the one place where it stands anyway, and a second
 * copy in the kit could differ from the first.
 */
@Command(name = "reset", mixinStandardHelpOptions = true, description = "Puts the starter back; keeps a copy of your files.")
final class ResetCommand implements Callable<Integer> {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Parameters(paramLabel = "EXERCISE", description = "NN-chapter/name")
    private String name = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Kit kit = Kit.ofLauncher();
        Exercise exercise = Exercises.one(kit, name);
        List<String> pristine = git(kit, "ls-tree", "--name-only", "HEAD",
                relative(kit, exercise.folder()) + "/").map(ResetCommand::javaFiles)
                .orElse(List.of());
        if (pristine.isEmpty()) {
            System.err.println("Cannot reset " + exercise.id() + ": the starter comes from git, and"
                    + " this folder is no git checkout that has it. Take the kit's files anew.");
            return 3;
        }
        IO.println("Your files are kept in " + keepCopy(kit, exercise));
        for (String file : pristine) {
            byte[] content = git(kit, "show", "HEAD:" + file)
                    .orElseThrow(() -> new IOException("git cannot show " + file));
            Files.write(kit.root().resolve(file), content);
            IO.println("Reset " + file);
        }
        return 0;
    }

    private static String relative(Kit kit, Path folder) {
        return kit.root().relativize(folder).toString().replace('\\', '/');
    }

    private static List<String> javaFiles(byte[] listing) {
        return new String(listing, java.nio.charset.StandardCharsets.UTF_8).lines()
                .filter(file -> file.endsWith(".java")).toList();
    }

    private static Path keepCopy(Kit kit, Exercise exercise) throws IOException {
        Path copies = kit.target().resolve("copies").resolve(exercise.chapterId())
                .resolve(exercise.name() + "-"
                        + STAMP.format(LocalDateTime.now(ZoneId.systemDefault())));
        Files.createDirectories(copies);
        List<Path> files = new ArrayList<>(exercise.starter());
        files.addAll(exercise.tests());
        for (Path file : files) {
            Files.copy(file, copies.resolve(file.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return copies;
    }

    /** What git prints; empty where it fails or is not there. */
    private static Optional<byte[]> git(Kit kit, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", kit.root().toString()));
        command.addAll(List.of(arguments));
        Process git;
        try {
            git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noGit) {
            return Optional.empty();
        }
        try (InputStream output = git.getInputStream()) {
            byte[] bytes = output.readAllBytes();
            return git.waitFor() == 0 ? Optional.of(bytes) : Optional.empty();
        }
    }
}
