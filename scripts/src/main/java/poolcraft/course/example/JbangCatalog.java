package poolcraft.course.example;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import poolcraft.course.kit.Example;
import poolcraft.course.kit.Kit;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code jbang-catalog.json}, by which jbang knows the course and its examples by short
 * names.
 *
 * @param kit the kit whose examples it lists
 */
public record JbangCatalog(Kit kit) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT).build();

    public Path file() {
        return kit.root().resolve("jbang-catalog.json");
    }

    /** What the file has to say. */
    public String text() {
        Map<String, Object> aliases = new LinkedHashMap<>();
        aliases.put("course", alias("scripts/jbang/course.java",
                "The course: its book, examples and exercises (jbang course --help)"));
        for (Example example : kit.examples()) {
            String source = kit.root().relativize(example.source()).toString().replace('\\', '/');
            aliases.put(example.name(), alias(source, example.description()));
        }
        Map<String, Object> catalog = new LinkedHashMap<>();
        catalog.put("catalogs", Map.of());
        catalog.put("aliases", aliases);
        catalog.put("templates", Map.of());
        return JSON.writeValueAsString(catalog).replace("\r\n", "\n") + "\n";
    }

    private static Map<String, String> alias(String script, String description) {
        Map<String, String> alias = new LinkedHashMap<>();
        alias.put("script-ref", script);
        alias.put("description", description);
        return alias;
    }
}
