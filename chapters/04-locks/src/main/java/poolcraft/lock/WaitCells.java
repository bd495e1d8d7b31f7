package poolcraft.lock;

import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/**
 * Who waits for a condition: a cell for each waiting thread.
 *
 * <pre>
 *      0  tickets  long  given out so far: each waiter and each notification takes one
 *      8  used     long  the cells from here on are free
 *     64  cell 0   word    long  0: free; else the name of the process, and the state below
 *     72           ticket  long  of the waiter; when it has been notified, of the notification
 *     80  cell 1
 *    ...
 *  16448  end
 *
 *  FREE      --claim: a thread waits-->                AWAKE
 *  AWAKE     --fallAsleep: looked often enough-->      ASLEEP
 *  AWAKE     --notify-->                               NOTIFIED
 *  ASLEEP    --notify-->                               NOTIFIED   and its process is rung
 *  NOTIFIED  --take: the waiter has the lock again-->  FREE
 *  NOTIFIED  --take: its process is dead, another waiter takes it over-->  FREE
 *  AWAKE, ASLEEP  --free: time over, interrupted, dead-->  FREE
 * </pre>
 *
 * <p>All changes are made by one who holds the lock, except that a waiter falls asleep. So a waiter
 * that gives up finds out, with the lock, whether it was notified before: a notification is used
 * by one waiter or by none, and never twice. The tickets tell who has waited longest, and that a
 * waiter came too late for a notification that a dead process has left.
 */
final class WaitCells {

    /** How many threads can wait at once. */
    static final int MAX = 1024;

    static final int BYTES = 64 + MAX * 16;

    private static final long TICKETS = 0;
    private static final long USED = 8;
    private static final long CELLS = 64;
    private static final long CELL_BYTES = 16;
    private static final long CELL_TICKET = 8;

    private static final int NONE = -1;

    private static final long FREE = 0;
    private static final long AWAKE = 1;
    private static final long ASLEEP = 2;
    private static final long NOTIFIED = 3;

    private final MemorySegment memory;
    private final Members members = Members.get();
    private final Bell bell = Bell.get();

    WaitCells(MemorySegment memory) {
        this.memory = memory;
    }

    private static long at(int cell) {
        return CELLS + cell * CELL_BYTES;
    }

    private long word(int cell) {
        return Words.get(memory, at(cell));
    }

    private static long stateOf(long word) {
        return word & ~Members.NAME;
    }

    private static boolean isWaiting(long word) {
        return stateOf(word) == AWAKE || stateOf(word) == ASLEEP;
    }

    private long ticket(int cell) {
        return Words.getPlain(memory, at(cell) + CELL_TICKET);
    }

    private int used() {
        return (int) Words.getPlain(memory, USED);
    }

    /** Puts a new ticket into the cell; the word that follows makes it count. */
    private void stamp(int cell) {
        long ticket = Words.getPlain(memory, TICKETS) + 1;
        Words.setPlain(memory, TICKETS, ticket);
        Words.setPlain(memory, at(cell) + CELL_TICKET, ticket);
    }

    /**
     * A cell for the current thread, which waits from now on.
     *
     * @throws IllegalStateException if there is none
     */
    int claim() {
        int cell = findFree();
        if (cell == NONE) {
            freeTheDead();
            cell = findFree();
        }
        if (cell == NONE) {
            throw new IllegalStateException(MAX + " threads wait for this condition already, and"
                    + " there is no room for more. Let fewer threads wait at once.");
        }
        stamp(cell);
        Words.set(memory, at(cell), members.self() | AWAKE);
        return cell;
    }

    private int findFree() {
        int used = used();
        for (int cell = 0; cell < used; cell++) {
            if (word(cell) == FREE) {
                return cell;
            }
        }
        if (used == MAX) {
            return NONE;
        }
        Words.setPlain(memory, USED, used + 1);
        return used;
    }

    private void freeTheDead() {
        for (int cell = used() - 1; cell >= 0; cell--) {
            if (members.isDead(word(cell))) {
                free(cell);
            }
        }
    }

    /** Ends the wait of a cell's thread. */
    void free(int cell) {
        Words.set(memory, at(cell), FREE);
        int used = used();
        while (used > 0 && word(used - 1) == FREE) {
            used--;
        }
        Words.setPlain(memory, USED, used);
    }

    /** From now on, or still, the process has to be rung; false if it was notified before that. */
    boolean fallAsleep(int cell) {
        long asleep = members.self() | ASLEEP;
        return Words.compareAndSet(memory, at(cell), members.self() | AWAKE, asleep)
                || word(cell) == asleep;
    }

    boolean isNotified(int cell) {
        return stateOf(word(cell)) == NOTIFIED;
    }

    /** Uses the notification of a cell, or one that a dead process has left; false if none. */
    // tag::take[]
    boolean take(int cell) {
        if (!isNotified(cell)) {
            int orphan = orphan(cell);
            if (orphan == NONE) {
                return false;
            }
            free(orphan);
        }
        free(cell);
        return true;
    }
    // end::take[]

    /** Whether a dead process has left a notification that came while the cell's thread waited. */
    boolean hasOrphan(int cell) {
        return orphan(cell) != NONE;
    }

    private int orphan(int heir) {
        for (int cell = 0; cell < used(); cell++) {
            long word = word(cell);
            if (stateOf(word) == NOTIFIED && ticket(cell) > ticket(heir)
                    && members.isDead(word)) {
                return cell;
            }
        }
        return NONE;
    }

    /** How many threads wait and are not notified; the dead count until they are found. */
    int waiting() {
        int count = 0;
        for (int cell = 0; cell < used(); cell++) {
            if (isWaiting(word(cell))) {
                count++;
            }
        }
        return count;
    }

    /**
     * Notifies the living threads that have waited longest.
     *
     * @param count how many; all if there are fewer
     * @return how many it were
     */
    int notify(int count) {
        BitSet asleep = new BitSet();
        int notified = 0;
        for (int cell = longestWaiting(); cell != NONE && notified < count;) {
            notified += notifyIfAlive(cell, asleep);
            cell = longestWaiting();
        }
        for (int place = asleep.nextSetBit(0); place >= 0; place = asleep.nextSetBit(place + 1)) {
            bell.ring(place);
        }
        return notified;
    }

    private int longestWaiting() {
        int longest = NONE;
        for (int cell = 0; cell < used(); cell++) {
            if (isWaiting(word(cell)) && (longest == NONE || ticket(cell) < ticket(longest))) {
                longest = cell;
            }
        }
        return longest;
    }

    // tag::notify[]
    private int notifyIfAlive(int cell, BitSet asleep) {
        long word = word(cell);
        if (members.isDead(word)) {
            free(cell);
            return 0;
        }
        stamp(cell);
        long before = Words.getAndSet(memory, at(cell), (word & Members.NAME) | NOTIFIED);
        if (stateOf(before) == ASLEEP) {
            asleep.set(Members.placeOf(word));
        }
        return 1;
    }
    // end::notify[]
}
