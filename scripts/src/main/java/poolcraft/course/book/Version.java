package poolcraft.course.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import poolcraft.course.kit.Kit;

/** The version of the course, from its {@code pom.xml}. */
final class Version {

    private static final Pattern OWN = Pattern.compile("<version>([^<]+)</version>");

    private Version() {}

    static String of(Kit kit) {
        Path pom = kit.root().resolve("pom.xml");
        if (!Files.exists(pom)) {
            return "unknown";
        }
        Matcher version = OWN.matcher(Kit.read(pom));
        return version.find() ? version.group(1) : "unknown";
    }
}
