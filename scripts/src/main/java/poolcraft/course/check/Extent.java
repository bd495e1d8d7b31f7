package poolcraft.course.check;

/**
 * How much of each exercise is checked.
 *
 * @param solutions how often the solution has to pass
 * @param wrong how many of the wrong solutions have to fail, those that come first by their names
 */
public record Extent(int solutions, int wrong) {

    /** What an exercise has to have. */
    static final int FEWEST_WRONG = 3;

    /** The check of a whole kit while it is built: a sample. */
    public static final Extent SHORT = new Extent(1, 2);

    /** All that there is, the solution many times. */
    public static Extent whole(int solutions) {
        return new Extent(solutions, Integer.MAX_VALUE);
    }
}
