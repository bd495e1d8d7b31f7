//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 11+
//DESCRIPTION Starts scripts/course of the checkout that it is called in

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code jbang course}: no more than a door to the launcher, which builds what is missing. */
class course {

    public static void main(String[] args) throws Exception {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("scripts/course"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            System.err.println("course: no scripts/course in this folder or above it."
                    + " Clone the course, change into its folder and call jbang course there.");
            System.exit(3);
        }
        System.exit(new ProcessBuilder(command(folder, args)).inheritIO().start().waitFor());
    }

    private static List<String> command(Path root, String[] args) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(windows
                ? List.of("cmd.exe", "/c", root.resolve("scripts\\course.cmd").toString())
                : List.of("/bin/sh", root.resolve("scripts/course").toString()));
        command.addAll(Arrays.asList(args));
        return command;
    }
}
