package poolcraft.course.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import poolcraft.course.bench.pool.PoolCall;
import poolcraft.course.bench.process.ProcessStart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Table, JSON, picture and page of made-up figures. */
class ReportsTest {

    private final Comparison comparison = new Comparison(new ProcessStart(),
            series("Poolcraft", OptionalDouble.empty(), 40.0, 30.0, 50.0, 44.0),
            List.of(series("CPython <3> spawn", OptionalDouble.of(1), 63.0),
                    series("limit", OptionalDouble.empty(), 21.0)));

    @Test
    void theMedianOfAnEvenNumberIsTheMiddleOfTwo() {
        assertThat(comparison.ours().median()).isEqualTo(42.0);
        assertThat(comparison.ours().min()).isEqualTo(30.0);
        assertThat(comparison.ours().max()).isEqualTo(50.0);
    }

    @Test
    void aRatioAboveOneSaysThatOursIsBetter() {
        assertThat(Unit.MILLISECONDS.ratio(10, 20)).isEqualTo(2);
        assertThat(Unit.PER_SECOND.ratio(20, 10)).isEqualTo(2);
    }

    @Test
    void theTableHasMedianRatioAndBar() {
        assertThat(new TextTable(comparison).toString().lines()
                .map(line -> line.strip().replaceAll(" +", " ")))
                .contains("median min max ratio bar", "Poolcraft 42.0 30.0 50.0",
                        "CPython <3> spawn 63.0 63.0 63.0 1.50 1.00", "limit 21.0 21.0 21.0 0.50");
    }

    @Test
    void theJsonHasARowForEachPeer() {
        JsonNode rows = JsonMapper.shared().readTree(new JsonRows(List.of(comparison)).toString());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isEqualTo(JsonMapper.shared().readTree("""
                {"name": "process-start", "unit": "ms", "ours": 42.0, "peer": 63.0,
                 "peerName": "CPython <3> spawn", "ratio": 1.5, "bar": 1.0}"""));
        assertThat(rows.get(1).get("bar").isNull()).isTrue();
    }

    @Test
    void thePictureIsWellFormedAndNamesAll() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(
                        new BarChart(List.of(comparison, comparison)).toString())));
        assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(6);
        assertThat(svg.getDocumentElement().getTextContent()).contains("Poolcraft",
                "CPython <3> spawn", "42.0");
    }

    @Test
    void aLongTitleIsBrokenIntoLinesThatHaveRoom() {
        Benchmark benchmark = PoolCall.afterAPause();
        String svg = new BarChart(
                List.of(new Comparison(benchmark, comparison.ours(), comparison.peers())))
                .toString();
        List<String> lines = Pattern.compile("font-weight=\"600\">([^<]+)<").matcher(svg).results()
                .map(line -> line.group(1)).toList();
        assertThat(lines).hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(52));
        assertThat(String.join(" ", lines)).isEqualTo(benchmark.description());
    }

    @Test
    void thePageHasThePictureAndTheTable() {
        assertThat(new HtmlPage(List.of(comparison)).toString()).contains("<svg",
                "CPython &lt;3&gt; spawn", "1.50");
    }

    private static Series series(String name, OptionalDouble bar, Double... figures) {
        return new Series(new Contender(name, bar, new ProcessBuilder("none")), List.of(figures));
    }
}
