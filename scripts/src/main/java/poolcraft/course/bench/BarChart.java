package poolcraft.course.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Comparisons as a picture: a bar for each median, a thin line from the least to the greatest
 * figure. Its ink is {@code currentColor}, so that it follows a page from light to dark.
 *
 * @param comparisons what to draw, one below the other
 */
public record BarChart(List<Comparison> comparisons) {

    /** Narrow, and with the names above the bars: it is read on a telephone, too. */
    private static final int WIDTH = 420;
    private static final int BARS = 350;
    private static final int LINE = 52;
    private static final int HEAD = 76;

    /** So many characters of a title have room beside each other, each line so high. */
    private static final int TITLE_LENGTH = 52;
    private static final int TITLE_LINE = 20;

    /** The SVG, as a document of its own or as part of a page. */
    @Override
    public String toString() {
        StringBuilder svg = new StringBuilder();
        int top = 0;
        for (Comparison comparison : comparisons) {
            svg.append(group(comparison, top));
            top += height(comparison);
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
                aria-label="%s" font-family="system-ui, sans-serif" font-size="14" fill="currentColor" \
                stroke="none">
                <style>@media (prefers-color-scheme: dark) { svg:root { color: #ddd } }</style>
                %s</svg>
                """.formatted(WIDTH, top, escaped(label()), svg);
    }

    private String label() {
        return String.join("; ", comparisons.stream().map(BarChart::title).toList());
    }

    private static String title(Comparison comparison) {
        Benchmark benchmark = comparison.benchmark();
        return benchmark.description() + ", " + scale(benchmark);
    }

    private static String scale(Benchmark benchmark) {
        return "median in %s, %s is better".formatted(benchmark.unit().symbol(),
                benchmark.unit().rate() ? "greater" : "smaller");
    }

    private static int height(Comparison comparison) {
        return head(comparison) + LINE * all(comparison).size();
    }

    private static int head(Comparison comparison) {
        return HEAD + TITLE_LINE * (lines(comparison.benchmark().description()).size() - 1);
    }

    /** The title in lines that have room. */
    private static List<String> lines(String title) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : List.of(title.split(" ", -1))) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > TITLE_LENGTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<Series> all(Comparison comparison) {
        List<Series> all = new ArrayList<>(List.of(comparison.ours()));
        all.addAll(comparison.peers());
        return all;
    }

    private static String group(Comparison comparison, int top) {
        double scale = BARS / all(comparison).stream().mapToDouble(Series::median).max().orElse(1);
        StringBuilder group = new StringBuilder();
        group.append("<g transform=\"translate(0 %d)\">%n".formatted(top));
        group.append(heading(comparison.benchmark()));
        int y = head(comparison);
        group.append(bar(comparison.ours(), y, scale, "1"));
        for (Series peer : comparison.peers()) {
            y += LINE;
            group.append(bar(peer, y, scale, "0.45"));
        }
        return group.append("</g>\n").toString();
    }

    private static String heading(Benchmark benchmark) {
        StringBuilder heading = new StringBuilder();
        int y = TITLE_LINE;
        for (String line : lines(benchmark.description())) {
            heading.append("<text x=\"0\" y=\"%d\" font-weight=\"600\">%s</text>%n".formatted(y,
                    escaped(line)));
            y += TITLE_LINE;
        }
        heading.append("<text x=\"0\" y=\"%d\">%s</text>%n".formatted(y + 2,
                escaped(scale(benchmark))));
        return heading.toString();
    }

    private static String bar(Series series, int y, double scale, String opacity) {
        double width = Math.max(1, series.median() * scale);
        double from = series.min() * scale;
        double to = Math.min(BARS, series.max() * scale);
        return """
                <text x="0" y="%d">%s</text>
                <rect x="0" y="%d" width="%s" height="14" rx="2" opacity="%s"/>
                <line x1="%s" y1="%d" x2="%s" y2="%d" stroke="currentColor" opacity="0.6"/>
                <text x="%s" y="%d">%s</text>
                """.formatted(y, escaped(series.contender().name()), y + 8, tenth(width), opacity,
                tenth(from), y + 26, tenth(to), y + 26,
                tenth(width + 8), y + 20, TextTable.number(series.median()));
    }

    private static String tenth(double length) {
        return String.format(Locale.ROOT, "%.1f", length);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"",
                "&quot;");
    }
}
