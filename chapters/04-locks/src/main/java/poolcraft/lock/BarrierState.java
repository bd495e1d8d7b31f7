package poolcraft.lock;

import java.lang.foreign.MemorySegment;

/**
 * The memory of a barrier, and the steps from one state to the next. Each is one change of the word.
 *
 * <pre>
 *      0  word      long  the state, see below
 *      8  victim    long  pid of the process by whose death it broke; 0 if by something else
 *     64  sleepers  128 bytes, see {@link Sleepers}
 *    192  broken    8 longs: round r + 1 at index r mod 8, if round r was broken and reset
 *    256  roll      8192 bytes, see {@link Roll}: the processes that take part
 *   8448  end
 *
 *  the word
 *  +----------------+----------------------+----+---+---+
 *  | round 40 bits  | how many are there   | 00 | A | B |   A: the action runs   B: broken
 *  +----------------+----------------------+----+---+---+
 *  63               24                     4    2   1   0
 *
 *  FILLING   round r, n there
 *  ACTING    round r, all there, A
 *  BROKEN    round r, B
 *
 *  FILLING   --arrive: not the last-->                  FILLING, one more there
 *  FILLING   --act: the last comes-->                   ACTING
 *  ACTING    --finish: the action has run-->            FILLING, round r + 1, none there
 *  FILLING, ACTING  --break: time over, interrupted, abort, a party died, the action failed-->
 *                                                       BROKEN
 *  BROKEN    --reset-->                                 FILLING, round r + 1, none there
 * </pre>
 *
 * <p>A waiter of round r waits until the word shows another round, or BROKEN. Another round can mean
 * that all came, or that r was broken and reset: that is noted before the step that resets, when r
 * can no longer end otherwise. Thread-safe.
 */
final class BarrierState {

    static final long SLEEPERS = 64;
    static final long ROLL = 256;
    static final int BYTES = (int) ROLL + Roll.BYTES;

    /** How many can meet. */
    static final int MAX_PARTIES = (1 << 20) - 1;

    private static final long WORD = 0;
    private static final long VICTIM = 8;
    private static final long NOTES = 192;
    private static final int NOTES_KEPT = 8;

    private static final long IS_BROKEN = 1;
    private static final long IS_ACTING = 2;
    private static final long ONE_MORE = 1 << 4;
    private static final int ROUND_SHIFT = 24;
    private static final long ROUND = -1L << ROUND_SHIFT;

    private final MemorySegment memory;

    BarrierState(MemorySegment memory) {
        this.memory = memory;
    }

    long word() {
        return Words.get(memory, WORD);
    }

    static boolean isBroken(long word) {
        return (word & IS_BROKEN) != 0;
    }

    static boolean isActing(long word) {
        return (word & IS_ACTING) != 0;
    }

    static long round(long word) {
        return word >>> ROUND_SHIFT;
    }

    static int present(long word) {
        return (int) ((word & ~ROUND) / ONE_MORE);
    }

    /** Whether nobody has come yet. */
    static boolean isFresh(long word) {
        return !isBroken(word) && present(word) == 0;
    }

    private boolean change(long word, long next) {
        return Words.compareAndSet(memory, WORD, word, next);
    }

    /** One more is there, and it is not the last. */
    boolean arrive(long word) {
        return change(word, word + ONE_MORE);
    }

    /** The last one is there, and runs the action, if there is one. */
    boolean act(long word) {
        return change(word, acting(word));
    }

    /** The word after {@link #act}. */
    static long acting(long word) {
        return (word + ONE_MORE) | IS_ACTING;
    }

    /** All were there, and the next round begins. */
    boolean finish(long word) {
        return change(word, (round(word) + 1) << ROUND_SHIFT);
    }

    /**
     * Breaks the round that {@code word} is of, if it goes on.
     *
     * @param victim pid of a party that died, or 0
     * @return whether it is broken now
     */
    boolean breakRound(long round, long victim) {
        for (long word = word(); round(word) == round; word = word()) {
            if (isBroken(word)) {
                return true;
            }
            Words.set(memory, VICTIM, victim);
            if (change(word, word | IS_BROKEN)) {
                return true;
            }
        }
        return wasBroken(round);
    }

    /** Begins the next round after a broken one, all of whose waiters will be told. */
    void begin(long round) {
        long word = word();
        if (round(word) == round && isBroken(word)) {
            Words.set(memory, note(round), round + 1);
            finish(word);
        }
    }

    private static long note(long round) {
        return NOTES + round % NOTES_KEPT * Long.BYTES;
    }

    /** Whether a round that is over was broken. */
    boolean wasBroken(long round) {
        return Words.get(memory, note(round)) == round + 1;
    }

    /** The pid of the party whose death broke it; 0 if it was something else. */
    long victim() {
        return Words.get(memory, VICTIM);
    }
}
