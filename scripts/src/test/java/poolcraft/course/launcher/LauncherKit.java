package poolcraft.course.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import poolcraft.course.kit.Kit;
import poolcraft.course.machine.Captured;
import poolcraft.course.machine.Programs;

/**
 * A small kit with the real launchers, a Maven that only writes a jar, and a JDK that only prints
 * what it is called with: what the launcher decides shows without a build.
 *
 * @param root the kit
 * @param machine what lies around it: programs, JDKs
 */
record LauncherKit(Path root, Path machine) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final List<String> TOOLS = List.of("sh", "basename", "cat", "cksum", "cut",
            "dirname", "find", "grep", "head", "locale", "mkdir", "readlink", "rm", "sed", "sleep",
            "sort", "tail", "uname", "uniq", "wc");

    /** In a folder whose name a careless script would trip over. */
    static LauncherKit in(Path folder) throws IOException {
        LauncherKit kit = new LauncherKit(folder.resolve("a kit, größer"),
                folder.resolve("machine"));
        kit.write("pom.xml", "<project/>");
        kit.write("chapters/01-a/src/main/java/A.java", "class A {}");
        kit.write("chapters/01-a/src/main/java/B C.java", "class B {}");
        kit.copyLaunchers();
        kit.addTools();
        kit.mvn("touch_jar");
        kit.jdk("jdks/jdk-25", "25.0.1");
        return kit;
    }

    /** Calls {@code scripts/course} with these arguments. */
    Captured course(String... arguments) throws IOException, InterruptedException {
        return Captured.run(builder(root.resolve("scripts/course").toString(), arguments), LIMIT);
    }

    /** A call of a launcher on the small machine, to be changed. */
    ProcessBuilder builder(String launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", launcher));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(machine.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("COURSE_")
                || name.startsWith("LC_") || name.contains("JAVA") || name.equals("LANG"));
        builder.environment().put("PATH", machine.resolve("bin").toString());
        builder.environment().put("HOME", machine.toString());
        builder.environment().put("COURSE_JDKS", machine.resolve("jdks").toString());
        return builder;
    }

    /** How often Maven was called. */
    long builds() throws IOException {
        Path calls = machine.resolve("mvn-calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    /** A Maven that does this line of shell; {@code touch_jar} is what a good build does. */
    void mvn(String line) throws IOException {
        program(machine.resolve("bin/mvn"), """
                echo "$*" >>'%1$s/mvn-calls'
                touch_jar() {
                    mkdir -p scripts/target && echo jar >scripts/target/poolcraft-course-1.0.jar
                }
                %2$s
                """.formatted(machine, line));
    }

    /** A JDK whose release file tells this version, and whose java prints how it was called. */
    Path jdk(String folder, String version) throws IOException {
        Path home = machine.resolve(folder);
        program(home.resolve("bin/java"), """
                echo "called" >>'%s/java-calls'
                echo "home $0"
                echo "LC_ALL $LC_ALL"
                echo "JAVA_TOOL_OPTIONS $JAVA_TOOL_OPTIONS"
                for argument in "$@"; do echo "[$argument]"; done
                exit "${EXIT_CODE:-0}"
                """.formatted(machine));
        program(home.resolve("bin/javac"), "exit 0");
        Files.writeString(home.resolve("release"),
                "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void delete(String name) throws IOException {
        Files.delete(root.resolve(name));
    }

    private void copyLaunchers() throws IOException {
        Path scripts = Files.createDirectories(root.resolve("scripts"));
        for (String name : List.of("course", "bench")) {
            Files.copy(Kit.ofLauncher().root().resolve("scripts").resolve(name),
                    scripts.resolve(name));
        }
    }

    /** A PATH with the tools that POSIX promises, and with nothing else: no java, no mvn. */
    private void addTools() throws IOException {
        for (String tool : TOOLS) {
            Optional<Path> program = Programs.find(tool);
            if (program.isPresent()) {
                program(machine.resolve("bin").resolve(tool),
                        "exec '" + program.get() + "' \"$@\"\n");
            }
        }
    }

    static void link(Path link, Path target) {
        try {
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot link " + link + " to " + target, e);
        }
    }

    static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + file + " executable");
        }
    }
}
