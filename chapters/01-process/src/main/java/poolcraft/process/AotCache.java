package poolcraft.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A file in which the JVM keeps, ready for use, the classes that every child loads when it starts:
 * what the JDK calls an AOT cache. It saves a good part of the start.
 *
 * <p>There is one for each build of the JVM and of the library, in the user's cache folder, and one
 * more for each {@link Training}: the JVM takes some time for every class that is in its cache.
 * Whoever deletes one loses time, nothing else. {@link #main} makes it; so does a program that starts
 * children for longer than {@link #LONG_LIVED}, in the background, unless the system property {@code
 * poolcraft.aotCache} is {@code found}: then only what is there is used. Where it does not fit (another
 * collector, an agent), the JVM leaves it out without a word. Thread-safe.
 */
final class AotCache {

    /** A short program should not spend its time on the speed of the next one. */
    private static final Duration LONG_LIVED = Duration.ofSeconds(10);

    /** The JVM would say on stdout that a cache does not fit: a child's output stays clean. */
    private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");

    private static final long FIRST_USE = System.nanoTime();

    private static final AtomicBoolean TRIED = new AtomicBoolean();

    /** In place of the name of a training: all the rehearsals. */
    private static final String REHEARSALS = "";

    /** To look at all the jars takes milliseconds, and most programs start children of one kind. */
    private static volatile @Nullable Found lastFound;

    private final List<Path> library;
    private final String training;
    private final Path file;

    /** What was found for children of one kind. */
    private record Found(List<Path> library, @Nullable Class<? extends Training> training,
            AotCache cache) {

        boolean isFor(List<Path> otherLibrary, @Nullable Class<? extends Training> otherTraining) {
            return training == otherTraining && library.equals(otherLibrary)
                    && Files.exists(cache.file);
        }
    }

    /** The cache from the training with this name, or from the {@link #REHEARSALS}. */
    private AotCache(List<Path> library, String training) throws IOException {
        this.library = List.copyOf(library);
        this.training = training;
        this.file = CacheFolder.path().resolve(name(library, training));
    }

    /**
     * What the command line of a child gets: the cache from its training, else that for the whole
     * library, else that for its first jar alone; nothing while there is none, and where the library
     * is no jar.
     */
    static List<String> optionsFor(List<Path> library,
            @Nullable Class<? extends Training> training) {
        if (!Files.isRegularFile(library.getFirst())) {
            return List.of();
        }
        Found last = lastFound;
        if (last != null && last.isFor(library, training)) {
            return last.cache.options();
        }
        try {
            List<AotCache> caches = new ArrayList<>();
            if (training != null) {
                caches.add(new AotCache(library, training.getName()));
            }
            caches.add(new AotCache(library, REHEARSALS));
            caches.add(new AotCache(library.subList(0, 1), REHEARSALS));
            for (AotCache cache : caches) {
                if (Files.exists(cache.file)) {
                    // A better one may be on its way.
                    boolean isBest = cache == caches.getFirst();
                    lastFound = isBest ? new Found(library, training, cache) : null;
                    return cache.options();
                }
            }
            makeIfLongLived(library);
            return List.of();
        } catch (IOException e) {
            return List.of(); // a jar has just been replaced
        }
    }

    /**
     * A name that changes with everything the JVM checks before it takes a cache. It begins with
     * the place of the library, so that the cache of an older build there can be found.
     */
    private static String name(List<Path> library, String training) throws IOException {
        StringBuilder place = new StringBuilder(System.getProperty("java.home")).append(training);
        StringBuilder build = new StringBuilder(System.getProperty("java.vm.version"));
        for (Path jar : library) {
            place.append('\n').append(jar.toAbsolutePath());
            build.append('\n').append(Files.size(jar)).append(' ')
                    .append(Files.getLastModifiedTime(jar));
        }
        return "child-" + hash(place.toString()) + "-" + hash(build.toString()) + ".aot";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** The start of the names of all caches for this library, of this build and of older ones. */
    private String place() {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('-') + 1);
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(QUIET);
        options.add("-XX:AOTCache=" + file);
        return options;
    }

    private static void makeIfLongLived(List<Path> library) {
        long age = System.nanoTime() - FIRST_USE;
        boolean onlyFound = "found".equals(System.getProperty("poolcraft.aotCache"));
        if (!onlyFound && age > LONG_LIVED.toNanos() && TRIED.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("poolcraft-aot-cache").start(() -> {
                try {
                    var _ = makeAll(library);
                } catch (IOException e) {
                    // Children start without it, as before.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /** Makes those that are missing; returns those that could not be made. */
    private static List<Path> makeAll(List<Path> library)
            throws IOException, InterruptedException {
        List<AotCache> all = new ArrayList<>(List.of(new AotCache(library, REHEARSALS)));
        for (Training training : ServiceLoader.load(Training.class)) {
            all.add(new AotCache(library, training.getClass().getName()));
        }
        List<Path> failed = new ArrayList<>();
        for (AotCache cache : all) {
            if (!Files.exists(cache.file) && !cache.make()) {
                failed.add(cache.file);
            }
        }
        return failed;
    }

    /**
     * Makes the cache: a child runs once and records what it loads.
     *
     * @return whether there is a cache now
     */
    private boolean make() throws IOException, InterruptedException {
        CacheFolder.create();
        CacheFolder.removeOld();
        Path part = Files.createTempFile(file.getParent(), "part-", ".aot");
        try {
            if (lesson(part) && Files.size(part) > 0) {
                CacheFolder.remove(place());
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            return false;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean lesson(Path output) throws IOException, InterruptedException {
        return training.equals(REHEARSALS)
                ? AotLesson.rehearse(library, output)
                : AotLesson.train(training, library, output);
    }

    /** Makes the caches for the library on the class path of this JVM that are missing. */
    public static void main(String[] args) throws Exception {
        List<Path> library = LibraryPath.chapters();
        if (Files.isRegularFile(library.getFirst())) {
            for (Path file : makeAll(library)) {
                System.err.println("The JVM made no AOT cache at " + file
                        + ": children start without it, more slowly.");
            }
        }
    }
}
