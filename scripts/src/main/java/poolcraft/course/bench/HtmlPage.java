package poolcraft.course.bench;

import java.util.List;

/**
 * Comparisons as a page: the picture, and the table below it.
 *
 * @param comparisons what to show
 */
public record HtmlPage(List<Comparison> comparisons) {

    @Override
    public String toString() {
        StringBuilder tables = new StringBuilder();
        for (Comparison comparison : comparisons) {
            tables.append("<pre>").append(BarChart.escaped(new TextTable(comparison).toString()))
                    .append("</pre>\n");
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Poolcraft beside its peers</title>
                <style>
                :root { color-scheme: light dark; font-family: system-ui, sans-serif }
                body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
                pre { overflow-x: auto }
                </style>
                </head>
                <body>
                <h1>Poolcraft beside its peers</h1>
                <p>Measured on this machine in one run: %s, Java %s, %d processors.</p>
                %s
                %s</body>
                </html>
                """.formatted(BarChart.escaped(System.getProperty("os.name")),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(), new BarChart(comparisons), tables);
    }
}
