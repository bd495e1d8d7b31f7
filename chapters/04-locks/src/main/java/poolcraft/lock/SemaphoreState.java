package poolcraft.lock;

import java.lang.foreign.MemorySegment;

/**
 * The memory of a semaphore: how many permits are taken, and by whom, so that those of a dead
 * process can be given back.
 *
 * <pre>
 *      0  word      long  how many are taken, and the last step
 *     64  sleepers  128 bytes, see {@link Sleepers}
 *    192  row 0     owner   long  name of the process that the tally is of; 0: none yet
 *    200            tally   long  how many permits it holds, and its last step
 *    208  row 1     one for each place among the {@link Members}
 *    ...
 *  16576  end
 *
 *  word   +-----------------+-----------+---------+--------------+
 *         | taken  24 bits  | place 10  | kind 2  | number  28   |
 *         +-----------------+-----------+---------+--------------+
 *  tally  +----------------------------------------+--------------+
 *         | held  36 bits                          | number  28   |
 *         +----------------------------------------+--------------+
 *
 *  kind        taken   held by the place
 *  ACQUIRE     + 1     + 1
 *  RELEASE     - 1     - 1    also done for a dead process
 *  CONSUME     + 1       0    a permit is taken for good
 *  ADD         - 1       0    a permit is added
 * </pre>
 *
 * <p>Two words cannot be changed in one step, and a process can be killed between two steps. So a
 * step is complete with the change of the word: it says which place did what, and the tally follows.
 * Whoever wants to do the next step, in whatever process, first brings the tally up to date with
 * the last one. The tally has the number of the last step that is in it, so each is counted once. In
 * this way no permit is ever lost or doubled, at whatever moment a process dies.
 *
 * <p>Kinds CONSUME and ADD are one in the word, as they do nothing to the tally. Numbers begin again
 * after 268 million steps. Thread-safe.
 */
final class SemaphoreState {

    static final long SLEEPERS = 64;
    private static final long ROWS = SLEEPERS + Sleepers.BYTES;
    private static final long ROW_BYTES = 16;
    private static final long TALLY = 8;
    static final int BYTES = (int) (ROWS + Members.MAX * ROW_BYTES);

    /** How many permits there can be. */
    static final int MAX_PERMITS = (1 << 23) - 1;

    private static final long WORD = 0;

    private static final int TAKEN_SHIFT = 40;
    private static final int PLACE_SHIFT = 30;
    private static final int KIND_SHIFT = 28;
    private static final long NUMBER = (1L << KIND_SHIFT) - 1;

    private static final long ACQUIRE = 1;
    private static final long RELEASE = 2;
    private static final long NEITHER = 3;

    private final MemorySegment memory;
    private final int permits;
    private final Members members = Members.get();

    /**
     * The state in {@code memory}, as it is there.
     *
     * @param permits how many there are when none is taken
     */
    SemaphoreState(MemorySegment memory, int permits) {
        this.memory = memory;
        this.permits = permits;
    }

    static long row(int place) {
        return ROWS + place * ROW_BYTES;
    }

    private long word() {
        return Words.get(memory, WORD);
    }

    private long tally(int place) {
        return Words.get(memory, row(place) + TALLY);
    }

    private long owner(int place) {
        return Words.get(memory, row(place));
    }

    private static long taken(long word) {
        return word >> TAKEN_SHIFT;
    }

    private static long held(long tally) {
        return tally >>> KIND_SHIFT;
    }

    /** How many permits are free. */
    int available() {
        return (int) (permits - taken(word()));
    }

    /** How many permits this process holds. */
    int held() {
        adoptRow();
        settle(word());
        return (int) held(tally(members.place()));
    }

    /** Takes a permit, to be held by this process; false if none is free. */
    boolean acquire() {
        return take(ACQUIRE);
    }

    /** Takes a permit for good; false if none is free. */
    boolean consume() {
        return take(NEITHER);
    }

    private boolean take(long kind) {
        adoptRow();
        for (long word = word(); permits > taken(word); word = word()) {
            if (step(word, members.place(), kind, 1)) {
                return true;
            }
        }
        return false;
    }

    /** Gives back a permit that this process holds; false if it holds none. */
    boolean release() {
        adoptRow();
        return giveBack(members.place(), members.self());
    }

    /** Adds a permit; false if there are too many. */
    boolean add() {
        adoptRow();
        for (long word = word(); permits - taken(word) < MAX_PERMITS; word = word()) {
            if (step(word, members.place(), NEITHER, -1)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Gives back a permit that {@code owner} holds; false if it holds none. The word would have
     * changed if the row had got another owner, and that one a permit, since the row was read.
     */
    private boolean giveBack(int place, long owner) {
        while (true) {
            long word = word();
            settle(word);
            if (held(tally(place)) == 0 || owner(place) != owner) {
                return false;
            }
            if (step(word, place, RELEASE, -1)) {
                return true;
            }
        }
    }

    // tag::step[]
    /** One change of the word; false if another changed it first. */
    private boolean step(long word, int place, long kind, int delta) {
        settle(word);
        long number = (tally(place) + 1) & NUMBER;
        long next = (taken(word) + delta) << TAKEN_SHIFT | (long) place << PLACE_SHIFT
                | kind << KIND_SHIFT | number;
        if (!Words.compareAndSet(memory, WORD, word, next)) {
            return false;
        }
        settle(next);
        return true;
    }

    /** Brings the tally up to date with the last step, unless it is. */
    private void settle(long word) {
        int place = (int) (word >>> PLACE_SHIFT) & (Members.MAX - 1);
        long tally = tally(place);
        if (word != 0 && ((tally + 1) & NUMBER) == (word & NUMBER)) {
            long held = held(tally) + heldMore(word >>> KIND_SHIFT & 3);
            Words.compareAndSet(memory, row(place) + TALLY, tally,
                    held << KIND_SHIFT | (word & NUMBER));
        }
    }
    // end::step[]

    private static int heldMore(long kind) {
        return kind == ACQUIRE ? 1 : kind == RELEASE ? -1 : 0;
    }

    /** Before its first step, a process gives back what the one before it in its place held. */
    private void adoptRow() {
        int place = members.place();
        long before = owner(place);
        if (before != members.self()) {
            giveBackAll(place, before);
            Words.set(memory, row(place), members.self());
        }
    }

    private boolean giveBackAll(int place, long owner) {
        boolean any = false;
        while (giveBack(place, owner)) {
            any = true;
        }
        return any;
    }

    /** Gives back what the dead hold; whether they held anything. */
    boolean takeFromTheDead() {
        settle(word());
        boolean any = false;
        for (int place = 0; place < Members.MAX; place++) {
            long owner = owner(place);
            if (held(tally(place)) > 0 && members.isDead(owner)) {
                any |= giveBackAll(place, owner);
            }
        }
        return any;
    }
}
