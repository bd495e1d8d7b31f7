package poolcraft.course.grade;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Where JUnit and the runner are: the module path of the child JVM. */
final class RunnerPath {

    /** All that there is in the child JVM: what a submission sees, JUnit and the runner. */
    static final String MODULES = SourceCompiler.MODULES + ",org.junit.jupiter.engine,"
            + "org.junit.jupiter.params,org.junit.platform.launcher,poolcraft.grading";

    /** A class of each jar; the jars themselves have other names in every build. */
    private static final List<Path> JARS = List
            .of("poolcraft.grading.Points", "org.junit.jupiter.api.Test",
                    "org.junit.jupiter.params.ParameterizedTest",
                    "org.junit.jupiter.engine.JupiterTestEngine",
                    "org.junit.platform.commons.support.ReflectionSupport",
                    "org.junit.platform.engine.TestEngine",
                    "org.junit.platform.launcher.Launcher",
                    "org.opentest4j.AssertionFailedError", "org.apiguardian.api.API")
            .stream().map(RunnerPath::homeOf).toList();

    private RunnerPath() {}

    static List<Path> jars() {
        return JARS;
    }

    static String asPath(List<Path> entries) {
        return entries.stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path homeOf(String type) {
        try {
            return home(Class.forName(type));
        } catch (URISyntaxException | ClassNotFoundException e) {
            throw new GraderException("Cannot find the jar of " + type
                    + ": build the course tool again", e);
        }
    }

    /** The jar, or the folder, that a class was loaded from. */
    static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
