package poolcraft.course.bench;

/**
 * The unit of a figure.
 *
 * @param symbol as in {@code ms}
 * @param nanosPerUnit how many nanoseconds make one, or the nanoseconds in which a rate is counted
 * @param rate whether the figure is a rate: greater is better then
 */
public record Unit(String symbol, double nanosPerUnit, boolean rate) {

    public static final Unit MILLISECONDS = new Unit("ms", 1e6, false);
    public static final Unit MICROSECONDS = new Unit("us", 1e3, false);
    public static final Unit NANOSECONDS = new Unit("ns", 1, false);
    public static final Unit MILLIONS_PER_SECOND = new Unit("M/s", 1e3, true);
    public static final Unit PER_SECOND = new Unit("1/s", 1e9, true);

    /** The figure for one operation that took so long. */
    public double figure(double nanos) {
        return rate ? nanosPerUnit / nanos : nanos / nanosPerUnit;
    }

    /** How much better ours is than the peer's: above 1, ours is better. */
    public double ratio(double ours, double peer) {
        return rate ? ours / peer : peer / ours;
    }
}
