package poolcraft.pool;

/**
 * Room on the stack, for whoever comes into the pool from outside.
 *
 * <p>A thread that meets the end of its stack while it hands out a task, or while it reads for all,
 * would leave half-done what all threads share: the pool would hang. So it looks first whether there
 * is room enough for the whole way; if not, the {@link StackOverflowError} comes before anything was
 * begun, and means nothing to others.
 */
final class StackRoom {

    /**
     * So many calls inside each other take 7 kB, compiled. When the pool was tried with all depths,
     * half as many were too few, and two thirds were enough.
     */
    private static final int CALLS = 96;

    private StackRoom() {}

    // tag::check[]
    /**
     * Looks whether there is room; takes about a tenth of a microsecond.
     *
     * @throws StackOverflowError if there is not enough
     */
    static void check() {
        descend(CALLS, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** The numbers mean nothing: they take room, at less cost than more calls would. */
    @SuppressWarnings("UnusedVariable")
    private static void descend(int calls, long a, long b, long c, long d, long e, long f, long g,
            long h, long i, long j, long k, long l, long m, long n, long o, long p) {
        if (calls > 0) {
            descend(calls - 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        }
    }
    // end::check[]
}
