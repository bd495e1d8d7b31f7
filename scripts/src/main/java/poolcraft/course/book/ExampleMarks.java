package poolcraft.course.book;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.asciidoctor.ast.Block;
import org.asciidoctor.ast.Document;
import org.asciidoctor.ast.StructuralNode;
import poolcraft.course.kit.Example;
import poolcraft.course.kit.Kit;

/**
 * Gives the first listing of each example an id, {@code example-FiveProcesses}, so that the index
 * can lead there.
 *
 * <p>A listing shows an example if each of its lines is a line of the example: AsciiDoc forgets
 * where included lines came from, and counts lines wrongly behind an include inside a block.
 */
final class ExampleMarks {

    private static final int SHORTEST = 2;

    private final List<Example> examples;

    ExampleMarks(List<Example> examples) {
        this.examples = examples;
    }

    static String id(Example example) {
        return "example-" + example.name();
    }

    void apply(Document document) {
        Set<Example> marked = new HashSet<>();
        for (StructuralNode node : document.findBy(Map.of("context", ":listing"))) {
            examples.stream().filter(example -> !marked.contains(example))
                    .filter(example -> node.getId() == null && shows((Block) node, example))
                    .findFirst().ifPresent(example -> {
                        node.setId(id(example));
                        marked.add(example);
                    });
        }
    }

    private static boolean shows(Block listing, Example example) {
        Set<String> shown = lines(listing.getSource()).collect(Collectors.toSet());
        return shown.size() >= SHORTEST
                && lines(Kit.read(example.source())).collect(Collectors.toSet())
                        .containsAll(shown);
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }
}
