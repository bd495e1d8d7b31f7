package poolcraft.course.example;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The rules that replace what differs from run to run in a recorded output.
 *
 * <p>Each rule has a name. In order of use:
 *
 * <table>
 * <caption>The rules</caption>
 * <tr><th>name</th><th>replaces</th><th>by</th></tr>
 * <tr><td>paths</td><td>an absolute path of two or more parts, as in {@code /tmp/a1/b.txt}</td>
 * <td>{@code <path>}</td></tr>
 * <tr><td>pids</td><td>the number after {@code pid}, as in {@code pid 417} or {@code pid=417}</td>
 * <td>{@code <pid>}</td></tr>
 * <tr><td>times</td><td>a number with a unit of time, as in {@code 1.5 s} or {@code 20 ms}</td>
 * <td>{@code <time>}</td></tr>
 * <tr><td>sizes</td><td>a number with a unit of size, as in {@code 38 MB}</td>
 * <td>{@code <size>}</td></tr>
 * <tr><td>ratios</td><td>a factor or a share, as in {@code 2.5x} or {@code 97 %}</td>
 * <td>{@code <ratio>}</td></tr>
 * <tr><td>versions</td><td>the number after {@code Java}, {@code JDK} or {@code Python}</td>
 * <td>{@code <version>}</td></tr>
 * </table>
 *
 * <p>An example whose times or sizes are always the same keeps them by a line
 * {@code //OUTPUT keep-times keep-sizes}. What no rule covers belongs into no example's output, or
 * needs a rule here: a recorded output is never edited by hand. Immutable and thread-safe.
 */
public final class Masks {

    private static final List<Map.Entry<String, Rule>> RULES = List.of(
            rule("paths", "(?<![\\w/<:.])(?:/[\\w.+@~-]+){2,}/?|\\b[A-Z]:\\\\[\\w\\\\.+@~-]+",
                    "<path>"),
            rule("pids", "\\b([Pp][Ii][Dd]s?\\b[ =:]{0,2})\\d+", "$1<pid>"),
            rule("times", number("ns|us|µs|ms|s|sec|seconds?|min|minutes?|milliseconds?"),
                    "<time>"),
            rule("sizes", number("B|bytes?|[kKMG]i?B"), "<size>"),
            rule("ratios", number("x|%"), "<ratio>"),
            rule("versions", "\\b(Java|JDK|Python) \\d[\\w.+-]*", "$1 <version>"));

    private final List<Rule> rules;

    /** All rules but those kept, as in {@code keep-times}. */
    public Masks(List<String> words) {
        this.rules = RULES.stream().filter(rule -> !words.contains("keep-" + rule.getKey()))
                .map(Map.Entry::getValue).toList();
    }

    public String mask(String text) {
        String masked = text;
        for (Rule rule : rules) {
            masked = rule.pattern.matcher(masked).replaceAll(rule.replacement);
        }
        return masked;
    }

    private static String number(String units) {
        return "(?<![\\w.])\\d[\\d_,]*(?:\\.\\d+)? ?(?:" + units + ")(?!\\w)";
    }

    private static Map.Entry<String, Rule> rule(String name, String pattern, String replacement) {
        return Map.entry(name, new Rule(Pattern.compile(pattern), replacement));
    }

    private record Rule(Pattern pattern, String replacement) {}
}
