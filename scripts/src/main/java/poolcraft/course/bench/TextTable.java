package poolcraft.course.bench;

import java.util.Locale;

/**
 * A comparison as lines of text.
 *
 * @param comparison what to print
 */
public record TextTable(Comparison comparison) {

    private static final String ROW = "  %-28s %10s %10s %10s %8s %6s%n";

    @Override
    public String toString() {
        Benchmark benchmark = comparison.benchmark();
        StringBuilder text = new StringBuilder();
        text.append("%s: %s, %s; %s is better%n".formatted(benchmark.name(),
                benchmark.description(),
                benchmark.unit().symbol(), benchmark.unit().rate() ? "greater" : "smaller"));
        text.append(ROW.formatted("", "median", "min", "max", "ratio", "bar"));
        text.append(row(comparison.ours(), "", ""));
        for (Series peer : comparison.peers()) {
            text.append(row(peer, number(comparison.ratio(peer)), bar(peer)));
        }
        return text.toString();
    }

    /** With three digits or more, as far as they say something. */
    static String number(double figure) {
        String format = figure < 10 ? "%.2f" : figure < 1000 ? "%.1f" : "%,.0f";
        return String.format(Locale.ROOT, format, figure);
    }

    private static String row(Series series, String ratio, String bar) {
        return ROW.formatted(series.contender().name(), number(series.median()),
                number(series.min()), number(series.max()), ratio, bar);
    }

    private static String bar(Series peer) {
        return peer.contender().bar().isPresent()
                ? number(peer.contender().bar().getAsDouble())
                : "";
    }
}
