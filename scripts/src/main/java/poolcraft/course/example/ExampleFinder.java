package poolcraft.course.example;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import poolcraft.course.kit.Example;

/**
 * Finds the example that a reader means: by its id, or by its short name where only one has it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param examples those to choose from
 */
public record ExampleFinder(List<Example> examples) {

    private static final int SUGGESTIONS = 3;

    /** As in {@code 01-process/FiveProcesses} or {@code FiveProcesses}, in any case. */
    public Optional<Example> find(String name) {
        String wanted = name.replaceFirst("\\.java$", "");
        List<Example> found = examples.stream()
                .filter(example -> example.id().equalsIgnoreCase(wanted)
                        || example.name().equalsIgnoreCase(wanted))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The ids of the examples whose names are most like this one, the best first. */
    public List<String> nearest(String name) {
        String wanted = shortName(name).toLowerCase(Locale.ROOT);
        return examples.stream()
                .sorted(Comparator.comparingInt(example -> distance(wanted, example)))
                .limit(SUGGESTIONS).map(Example::id).toList();
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static int distance(String wanted, Example example) {
        String name = example.name().toLowerCase(Locale.ROOT);
        return name.contains(wanted) ? 0 : EditDistance.between(wanted, name);
    }
}
