package poolcraft.course.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import poolcraft.course.kit.Packages;

/**
 * What the shell imports: the packages of the library.
 *
 * <p>Such an import goes before that of the module {@code java.base}, by which JShell knows the
 * JDK. So a type of the library that has its name from the field would hide one that everybody
 * uses, {@code java.util.stream.Stream} for example: those are imported by their names.
 *
 * @param packages the packages of the library
 */
record ShellImports(Packages packages) {

    private static final List<String> EVERYDAY = List.of("java.util", "java.util.concurrent",
            "java.util.function", "java.util.stream");

    /** The lines for JShell. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String name : packages.names()) {
            lines.add("import " + name + ".*;");
            for (String type : packages.types(name)) {
                EVERYDAY.stream().filter(everyday -> hasType(everyday, type))
                        .forEach(everyday -> lines.add("import " + everyday + "." + type + ";"));
            }
        }
        return lines;
    }

    private static boolean hasType(String packageName, String type) {
        return Object.class.getResource(
                "/" + packageName.replace('.', '/') + "/" + type + ".class") != null;
    }
}
