package poolcraft.course.report;

/** The formats by the names that the command line knows. */
public enum Format {
    text,
    json,
    junit;

    /** A report of this format, without colours. */
    public Report report() {
        return switch (this) {
            case text -> new TextReport(Style.PLAIN);
            case json -> new JsonReport();
            case junit -> new JUnitReport();
        };
    }
}
