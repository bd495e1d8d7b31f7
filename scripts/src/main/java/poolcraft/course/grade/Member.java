package poolcraft.course.grade;

/**
 * A process of a run.
 *
 * @param pid its id
 * @param start with the id, tells it from a later process of the same id
 * @param command its command line when it was first seen
 * @param firstTest the test during which it was first seen; empty before the first
 */
record Member(long pid, long start, String command, String firstTest) {

    String describe() {
        String seen = firstTest.isEmpty() ? "" : ", first seen in " + firstTest;
        return "process " + pid + " (" + command + ")" + seen;
    }
}
