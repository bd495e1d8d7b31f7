package poolcraft.course.report;

import java.io.Console;
import java.util.Optional;

/** Colours for a terminal, or none. */
public enum Style {
    PLAIN("", "", "", "", ""),
    COLOURED("\033[32m", "\033[31m", "\033[1m", "\033[2m", "\033[0m");

    private final String good;
    private final String bad;
    private final String strong;
    private final String faint;
    private final String end;

    Style(String good, String bad, String strong, String faint, String end) {
        this.good = good;
        this.bad = bad;
        this.strong = strong;
        this.faint = faint;
        this.end = end;
    }

    /** Colours only on a terminal, and none where {@code NO_COLOR} is set. */
    public static Style ofThisTerminal() {
        String noColour = System.getenv("NO_COLOR");
        // Without a terminal there may be no console at all, depending on the JDK.
        boolean coloured = Optional.ofNullable(System.console()).filter(Console::isTerminal)
                .isPresent()
                && (noColour == null || noColour.isEmpty());
        return coloured ? COLOURED : PLAIN;
    }

    String good(String text) {
        return good + text + end;
    }

    String bad(String text) {
        return bad + text + end;
    }

    String strong(String text) {
        return strong + text + end;
    }

    String faint(String text) {
        return faint + text + end;
    }
}
