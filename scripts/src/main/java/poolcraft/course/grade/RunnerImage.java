package poolcraft.course.grade;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import poolcraft.course.kit.Fingerprint;

/**
 * A Java runtime that holds what a submission may see, JUnit and the runner, and nothing else: the
 * JDK's {@code jlink} makes it.
 *
 * <p>A whole JDK can hide modules, too, but then it gives up its archives of prepared classes: each
 * start takes a quarter of a second longer. The image has such an archive, and an AOT cache from a
 * {@link RunnerLesson} besides.
 *
 * <p>There is one for each build of the runner and each JDK, beside the tool; whoever deletes it
 * loses some seconds, nothing else. Where none can be made (a JDK without {@code jlink}, a full
 * disk), submissions run in the JDK with its modules hidden. Thread-safe.
 */
final class RunnerImage {

    private static final String NAME = "runner-";
    private static final String PART = "part-" + NAME;
    private static final Duration MAKING = Duration.ofMinutes(2);
    private static final Duration KEPT_UNUSED = Duration.ofDays(1);

    private static Optional<Optional<RunnerImage>> known = Optional.empty();

    private final Path folder;

    private RunnerImage(Path folder) {
        this.folder = folder;
    }

    /** The image of this build, made if it is missing; empty where it cannot be made. */
    static synchronized Optional<RunnerImage> ofThisBuild() throws InterruptedException {
        if (known.isEmpty()) {
            known = Optional.of(findOrMake());
        }
        return known.get();
    }

    private static Optional<RunnerImage> findOrMake() throws InterruptedException {
        try {
            Path parent = RunnerPath.home(RunnerImage.class).getParent();
            RunnerImage image = new RunnerImage(parent.resolve(NAME + hash()));
            if (!Files.isDirectory(image.folder)) {
                image.make();
            }
            if (!Files.exists(image.cache())) {
                RunnerLesson.teach(image);
            }
            return Optional.of(image);
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Changes with all that is in the image. The jars of JUnit have their version in the name. */
    private static String hash() {
        Fingerprint print = new Fingerprint().add(System.getProperty("java.home"))
                .add(System.getProperty("java.vm.version")).add(RunnerPath.jars().getFirst());
        RunnerJava.modules().forEach(print::add);
        RunnerPath.jars().forEach(jar -> print.add(jar.getFileName().toString()));
        return print.hex().substring(0, 16);
    }

    Path java() {
        return folder.resolve("bin").resolve("java");
    }

    /** The classes of the runner and of JUnit, ready for use; may be missing. */
    Path cache() {
        return folder.resolve("runner.aot");
    }

    /**
     * Makes the library's own cache for the children that submissions start: to it, the image is a
     * Java of its own. Without that, a submission that runs for long makes it meanwhile, and its
     * test sees one more child than it has started.
     *
     * @param library the jars of the library, the one that starts processes first
     */
    synchronized void prepareChildren(List<Path> library) throws InterruptedException {
        try {
            makeCacheForChildren(library);
        } catch (IOException e) {
            // No room, or no folder for it: children start more slowly.
        }
    }

    private void makeCacheForChildren(List<Path> library) throws IOException, InterruptedException {
        List<Path> jars = library.stream().filter(Files::isRegularFile).toList();
        if (jars.isEmpty()) {
            return;
        }
        List<Path> all = Stream.concat(jars.stream(), RunnerPath.jars().stream()).toList();
        Fingerprint print = new Fingerprint();
        for (Path jar : all) {
            print.add(jar.toString()).add(Files.getLastModifiedTime(jar).toString());
        }
        Path done = folder.resolve("children-" + print.hex().substring(0, 16));
        if (!Files.exists(done)) {
            run(java().toString(), "-cp", RunnerPath.asPath(all), "poolcraft.process.AotCache");
            Files.writeString(done, "");
        }
    }

    /** Under another name first: who sees the image sees all of it. */
    private void make() throws IOException, InterruptedException {
        Path parent = Files.createDirectories(folder.getParent());
        removeOld(parent);
        Path part = Files.createTempDirectory(parent, PART).resolve("image");
        try {
            run(Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                    "--module-path", RunnerPath.asPath(RunnerPath.jars()), "--add-modules",
                    RunnerPath.MODULES, "--output", part.toString());
            run(new RunnerImage(part).java().toString(), "-XX:+UseG1GC", "-Xshare:dump");
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            } // else another process was quicker
        } finally {
            RunFolder.delete(part.getParent());
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(MAKING.toSeconds(), TimeUnit.SECONDS)
                    || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + " did not succeed");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Those of older builds, and what a killed maker left. */
    private static void removeOld(Path parent) throws IOException {
        Instant oldest = Instant.now().minus(KEPT_UNUSED);
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : entries.filter(RunnerImage::isOne).toList()) {
                if (Files.getLastModifiedTime(entry).toInstant().isBefore(oldest)) {
                    RunFolder.delete(entry);
                }
            }
        }
    }

    private static boolean isOne(Path entry) {
        String name = entry.getFileName().toString();
        return (name.startsWith(NAME) || name.startsWith(PART)) && Files.isDirectory(entry);
    }

    /**
     * Makes the image of this build, so that the first grading is as quick as the others.
     *
     * @param library the jars of the library, the one that starts processes first
     */
    public static void main(String[] library) throws InterruptedException {
        Optional<RunnerImage> image = ofThisBuild();
        if (image.isEmpty()) {
            System.err.println("jlink made no image: grading takes longer.");
        } else {
            image.get().prepareChildren(Stream.of(library).map(Path::of).toList());
        }
    }
}
