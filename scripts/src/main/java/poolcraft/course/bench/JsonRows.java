package poolcraft.course.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comparisons as JSON: a list with an object for each peer.
 *
 * <pre>{@code
 * {"name": "process-start", "unit": "ms", "ours": 38.1, "peer": 43.9,
 *  "peerName": "CPython 3.13.0 spawn", "ratio": 1.152, "bar": 1.0}
 * }</pre>
 *
 * <p>A ratio above 1 says that ours is better; {@code bar} is the ratio asked for, or null.
 *
 * @param comparisons what to write
 */
public record JsonRows(List<Comparison> comparisons) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double DIGITS = 1000;

    @Override
    public String toString() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Comparison comparison : comparisons) {
            comparison.peers().forEach(peer -> rows.add(row(comparison, peer)));
        }
        return JSON.writeValueAsString(rows) + "\n";
    }

    private static Map<String, Object> row(Comparison comparison, Series peer) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", comparison.benchmark().name());
        row.put("unit", comparison.benchmark().unit().symbol());
        row.put("ours", rounded(comparison.ours().median()));
        row.put("peer", rounded(peer.median()));
        row.put("peerName", peer.contender().name());
        row.put("ratio", rounded(comparison.ratio(peer)));
        row.put("bar",
                peer.contender().bar().isPresent() ? peer.contender().bar().getAsDouble() : null);
        return row;
    }

    private static double rounded(double figure) {
        return Math.round(figure * DIGITS) / DIGITS;
    }
}
