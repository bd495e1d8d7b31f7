package poolcraft.process;

import java.io.IOException;
import java.io.OutputStream;
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
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A file in which the JVM keeps, ready for use, the classes that every child loads when it starts:
 * what the JDK calls an AOT cache. It saves a good part of the start.
 *
 * <p>There is one for each build of the JVM and of the library, in the user's cache folder; whoever
 * deletes it loses time, nothing else. {@link #main} makes it; so does a program that starts
 * children for longer than {@link #LONG_LIVED}, in the background, unless the system property {@code
 * poolcraft.aotCache} is {@code found}: then only what is there is used. Where it does not fit (another
 * collector, an agent), the JVM leaves it out without a word. Thread-safe.
 */
final class AotCache {

    /** A short program should not spend its time on the speed of the next one. */
    private static final Duration LONG_LIVED = Duration.ofSeconds(10);

    private static final Duration MAKING = Duration.ofMinutes(1);

    /** The JVM would say on stdout that a cache does not fit: a child's output stays clean. */
    private static final List<String> QUIET = List.of("-Xlog:aot=off", "-Xlog:cds=off");

    private static final long FIRST_USE = System.nanoTime();

    private static final AtomicBoolean TRIED = new AtomicBoolean();

    private final List<Path> library;
    private final Path file;

    private AotCache(List<Path> library) throws IOException {
        this.library = List.copyOf(library);
        this.file = CacheFolder.path().resolve(name(library));
    }

    /**
     * What the command line of a child gets: the cache for the whole library, else that for its
     * first jar alone; nothing while there is none, and where the library is no jar.
     */
    static List<String> optionsFor(List<Path> library) {
        if (!Files.isRegularFile(library.getFirst())) {
            return List.of();
        }
        try {
            AotCache whole = new AotCache(library);
            AotCache first = new AotCache(library.subList(0, 1));
            AotCache cache = Files.exists(whole.file) ? whole : first;
            if (!Files.exists(cache.file)) {
                whole.makeIfLongLived();
            }
            return cache.options();
        } catch (IOException e) {
            return List.of(); // a jar has just been replaced
        }
    }

    /**
     * A name that changes with everything the JVM checks before it takes a cache. It begins with
     * the place of the library, so that the cache of an older build there can be found.
     */
    private static String name(List<Path> library) throws IOException {
        StringBuilder place = new StringBuilder(System.getProperty("java.home"));
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
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> options = new ArrayList<>(QUIET);
        options.add("-XX:AOTCache=" + file);
        return options;
    }

    private void makeIfLongLived() {
        long age = System.nanoTime() - FIRST_USE;
        boolean onlyFound = "found".equals(System.getProperty("poolcraft.aotCache"));
        if (!onlyFound && age > LONG_LIVED.toNanos() && TRIED.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("poolcraft-aot-cache").start(() -> {
                try {
                    make();
                } catch (IOException e) {
                    // Children start without it, as before.
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    /**
     * Makes the cache: a child runs once and records what it loads.
     *
     * @return whether there is a cache now
     */
    boolean make() throws IOException, InterruptedException {
        CacheFolder.create();
        CacheFolder.removeOld();
        Path part = Files.createTempFile(file.getParent(), "part-", ".aot");
        try {
            if (train(part) && Files.size(part) > 0) {
                CacheFolder.remove(place());
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return true;
            }
            return false;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean train(Path output) throws IOException, InterruptedException {
        Process child = ChildCommand.forTraining(library, "-XX:AOTCacheOutput=" + output)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream stdin = child.getOutputStream()) {
            lesson().writeTo(stdin);
            return child.waitFor(MAKING.toSeconds(), TimeUnit.SECONDS) && child.exitValue() == 0;
        } finally {
            child.destroyForcibly();
        }
    }

    /** What the child does in its lesson: what most targets need, and what each chapter does. */
    private static Launch lesson() {
        AllowList allowList = new AllowList(List.of());
        byte[] bytes = TargetCodec.write(() -> learn(), allowList, new Transfer());
        return new Launch(new Launch.Child("training", "1", true), Identity.self(), allowList,
                Optional.empty(), bytes);
    }

    /** Functions of several shapes: the JVM makes a piece of code for each shape of call. */
    private static void learn() throws Exception {
        String text = "text";
        int number = 3;
        List<Integer> numbers = new ArrayList<>(List.of(1, 2));
        List<ProcessTarget> targets = List.of(() -> print(text), () -> print(number),
                () -> print(number, text), () -> print(text, text), () -> print(text, numbers));
        for (ProcessTarget target : targets) {
            perform(target);
        }
        for (Rehearsal rehearsal : ServiceLoader.load(Rehearsal.class)) {
            rehearse(rehearsal);
        }
    }

    /** One that fails, for want of a module of the JDK, say, does not take the others with it. */
    private static void rehearse(Rehearsal rehearsal) {
        try {
            rehearsal.run(AotCache::perform);
        } catch (Exception | LinkageError e) {
            System.err.println("Not rehearsed: " + rehearsal.getClass().getName() + ": " + e);
        }
    }

    private static void perform(ProcessTarget target) throws Exception {
        AllowList allowList = new AllowList(List.of());
        Transfer transfer = new Transfer();
        byte[] bytes = TargetCodec.write(target, allowList, transfer);
        transfer.sent();
        TargetCodec.read(bytes, allowList, ClassLoader.getSystemClassLoader()).run();
    }

    private static void print(Object... values) {
        for (Object value : values) {
            System.out.println(value + " " + JvmProcess.current().name());
        }
    }

    /** Makes the cache for the library on the class path of this JVM, if it is missing. */
    public static void main(String[] args) throws Exception {
        List<Path> library = LibraryPath.chapters();
        if (Files.isRegularFile(library.getFirst())) {
            AotCache cache = new AotCache(library);
            if (!Files.exists(cache.file) && !cache.make()) {
                System.err.println("The JVM made no AOT cache at " + cache.file
                        + ": children start without it, more slowly.");
            }
        }
    }
}
