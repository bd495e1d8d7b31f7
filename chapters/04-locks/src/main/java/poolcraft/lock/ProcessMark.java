package poolcraft.lock;

/**
 * By which a process says in shared memory that something is its own, so that others find out
 * whether it has died: a number that no other process has or will have.
 *
 * <p>For building what survives its users. The lower {@value #FREE_BITS} bits of a mark are 0, and
 * may hold something else: they are ignored here. Zero is nobody's mark. Thread-safe: there is no
 * state.
 */
public final class ProcessMark {

    /** How many bits of a mark can be used for something else. */
    public static final int FREE_BITS = 14;

    private ProcessMark() {}

    /**
     * The mark of this process.
     *
     * @throws java.io.UncheckedIOException if there is no room for the file of the marks, which the
     *     first process makes
     */
    public static long self() {
        return Members.get().self();
    }

    /**
     * Whether the process with this mark has died. It costs two system calls, and one that has died
     * just now may count as alive for a moment.
     */
    public static boolean isDead(long mark) {
        return Members.get().isDead(mark);
    }
}
