package poolcraft.course.example;

import java.util.List;
import java.util.stream.Collectors;
import poolcraft.course.kit.Example;

/**
 * How an example has to end and how its output is compared, as its {@code //} lines say.
 *
 * <pre>{@code
 * //OUTPUT any-order        its lines come in any order
 * //OUTPUT keep-times       durations are compared, too (see Masks)
 * //OUTPUT show-times       durations are recorded as measured, for the book, but not compared
 * //EXIT 3                  it ends with the exit code 3, not with 0
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param exitCode the exit code it has to end with
 * @param words the words of its {@code //OUTPUT} line
 */
public record Expectation(int exitCode, List<String> words) {

    private static final String ANY_ORDER = "any-order";
    private static final String SHOW = "show-";
    private static final String KEEP = "keep-";

    public static Expectation of(Example example) {
        List<String> words = example.directive("OUTPUT").map(line -> List.of(line.split("\\s+")))
                .orElse(List.of());
        return new Expectation(example.directive("EXIT").map(Integer::parseInt).orElse(0), words);
    }

    /** What is recorded of an output: masked but for what is shown, with line ends as on Unix. */
    public String recorded(String output) {
        List<String> kept = words.stream()
                .map(word -> word.startsWith(SHOW) ? KEEP + word.substring(SHOW.length()) : word)
                .toList();
        return masked(output, kept);
    }

    /** What two outputs have to have in common: the same text, or the same lines in any order. */
    public String comparable(String output) {
        String masked = masked(output, words);
        return words.contains(ANY_ORDER)
                ? masked.lines().sorted().collect(Collectors.joining("\n", "", "\n"))
                : masked;
    }

    private static String masked(String output, List<String> kept) {
        return new Masks(kept).mask(output.replace("\r\n", "\n"));
    }
}
