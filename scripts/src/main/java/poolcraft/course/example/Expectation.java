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

    public static Expectation of(Example example) {
        List<String> words = example.directive("OUTPUT").map(line -> List.of(line.split("\\s+")))
                .orElse(List.of());
        return new Expectation(example.directive("EXIT").map(Integer::parseInt).orElse(0), words);
    }

    /** What is recorded of an output: masked, with line ends as on Unix. */
    public String recorded(String output) {
        return new Masks(words).mask(output.replace("\r\n", "\n"));
    }

    /** What two outputs have to have in common: the same text, or the same lines in any order. */
    public String comparable(String output) {
        String recorded = recorded(output);
        return words.contains(ANY_ORDER)
                ? recorded.lines().sorted().collect(Collectors.joining("\n", "", "\n"))
                : recorded;
    }
}
