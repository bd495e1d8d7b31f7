package poolcraft.course.grade;

/**
 * A process as the system lists it.
 *
 * @param pid its id
 * @param parent the id of its parent
 * @param state the state letter of Linux; {@code R} where the system tells nothing
 * @param start when it started, in units of the system: tells a reused id
 * @param use its threads and resident memory
 */
record ProcessEntry(long pid, long parent, char state, long start, Use use) {

    record Use(int threads, long bytes) {}

    /** A zombie only waits for its parent to ask how it ended. */
    boolean isGone() {
        return state == 'Z' || state == 'X';
    }
}
