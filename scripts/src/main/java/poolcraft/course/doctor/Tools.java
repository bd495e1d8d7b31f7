package poolcraft.course.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import poolcraft.course.kit.Kit;
import poolcraft.course.machine.Jdk;
import poolcraft.course.machine.Programs;
import poolcraft.course.machine.Python;

/** The programs that the course uses. */
record Tools(Kit kit) {

    private static final int OLDEST_PYTHON = 9;
    private static final int OLDEST_TO_COMPARE = 11;

    Finding jdk() {
        String others = Jdk.all().stream()
                .map(jdk -> jdk.version() + " in " + jdk.home())
                .collect(Collectors.joining("; "));
        return Finding.good("JDK",
                "this tool runs on " + System.getProperty("java.version") + " in "
                        + System.getProperty("java.home") + "; found: " + others);
    }

    Finding maven() {
        return Programs.maven().map(mvn -> Finding.good("Maven", mvn.toString()))
                .orElseGet(() -> Finding.broken("Maven", "not on the PATH",
                        "It builds the course. Install it, for example: apt install maven"));
    }

    Finding git() {
        return Programs.find("git").map(git -> Finding.good("git", git.toString()))
                .orElseGet(() -> Finding.lacking("git", "not on the PATH",
                        "You need it to get a newer course, and to see what you changed."));
    }

    Finding jbang() {
        Path fetched = kit.target().resolve("jbang");
        if (Files.isDirectory(fetched)) {
            return Finding.good("jbang", "fetched into " + fetched);
        }
        return Programs.find("jbang").map(jbang -> Finding.good("jbang", jbang.toString()))
                .orElseGet(() -> Finding.good("jbang", "not installed; the first"
                        + " \"scripts/course run EXAMPLE\" fetches it (10 MB)"));
    }

    Finding python() {
        List<Python> all = Python.all();
        String found = all.stream().map(python -> python.version() + " (" + python.program() + ")")
                .collect(Collectors.joining(", "));
        if (all.stream().anyMatch(python -> python.atLeast(OLDEST_TO_COMPARE))) {
            return Finding.good("Python", found);
        }
        return Finding.lacking("Python", found.isEmpty() ? "none" : found,
                "For the Python twins of the examples, 3." + OLDEST_PYTHON
                        + " or newer; for scripts/bench, 3." + OLDEST_TO_COMPARE + " or newer.");
    }

    Finding chromium() {
        return Programs.find("chromium", "chromium-browser", "google-chrome", "chrome")
                .map(browser -> Finding.good("Chromium", browser.toString()))
                .orElseGet(() -> Finding.lacking("Chromium", "not on the PATH",
                        "Only the tests of the book use it; they are skipped without it."));
    }
}
