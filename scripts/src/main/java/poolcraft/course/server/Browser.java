package poolcraft.course.server;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Opens the reader's browser, where there is one; a machine without is no error. */
public final class Browser {

    private Browser() {}

    /** Asks the system to show the page, and does not wait for that. */
    public static void open(URI address) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name", ""), address))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            // The address was printed: the reader can open it by hand.
        }
    }

    static List<String> command(String system, URI address) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return List.of("cmd", "/c", "start", "", address.toString());
        }
        return List.of(name.contains("mac") ? "open" : "xdg-open", address.toString());
    }
}
