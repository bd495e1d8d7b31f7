package poolcraft.lock;

import java.lang.foreign.MemorySegment;

/**
 * The memory of a lock, and the steps from one state to the next. Each is one change of the word.
 *
 * <pre>
 *      0  word      long  the state, see below
 *      8  thread    long  the thread that holds it; 0 while none does
 *     16  holds     long  how often that thread holds it
 *     24  victim    long  pid of the holder that died last; 0 if nobody can know
 *     64  sleepers  128 bytes, see {@link Sleepers}
 *    192  end
 *
 *  the word
 *  +------------------------------+----------+---+---+
 *  | name of the member, 50 bits  | 12 zeros | I | C |   I: inconsistent   C: contended
 *  +------------------------------+----------+---+---+
 *  63                             14         2   1   0
 *
 *  FREE          0
 *  HELD          name [C]
 *  INCONSISTENT  I          free, but the last holder died
 *  REPAIRED BY   name I [C]
 *
 *  FREE          --take-->                        HELD
 *  HELD          --release-->                     FREE
 *  HELD          --bury: its holder is dead-->    INCONSISTENT
 *  INCONSISTENT  --take-->                        REPAIRED BY
 *  REPAIRED BY   --release-->                     INCONSISTENT
 *  REPAIRED BY   --bury: its holder is dead-->    INCONSISTENT
 *  REPAIRED BY   --markConsistent-->              HELD
 *  HELD, REPAIRED BY  --announce: a thread is about to sleep-->  the same with C
 * </pre>
 *
 * <p>The holder's thread is a word of its own, since thread numbers have 64 bits. Only the holder
 * writes it, and clears it before it lets go: a thread that finds its own number there, in a lock
 * that its process holds, holds it.
 */
final class LockState {

    static final int BYTES = 64 + Sleepers.BYTES;

    static final long SLEEPERS = 64;

    private static final long WORD = 0;
    private static final long THREAD = 8;
    private static final long HOLDS = 16;
    private static final long VICTIM = 24;

    private static final long CONTENDED = 1;
    private static final long INCONSISTENT = 2;

    private final MemorySegment memory;
    private final Members members = Members.get();
    private final long self = members.self();

    LockState(MemorySegment memory) {
        this.memory = memory;
    }

    long word() {
        return Words.get(memory, WORD);
    }

    static boolean isFree(long word) {
        return (word & Members.NAME) == 0;
    }

    static boolean isConsistent(long word) {
        return (word & INCONSISTENT) == 0;
    }

    // tag::take[]
    /** FREE to HELD. */
    boolean take() {
        if (!Words.compareAndSet(memory, WORD, 0, self)) {
            return false;
        }
        enter();
        return true;
    }
    // end::take[]

    /** FREE to HELD, or INCONSISTENT to REPAIRED BY; false if the word has changed. */
    boolean takeFree(long word, boolean contended) {
        long next = self | word | (contended ? CONTENDED : 0);
        if (!Words.compareAndSet(memory, WORD, word, next)) {
            return false;
        }
        enter();
        return true;
    }

    // tag::enter[]
    private void enter() {
        Words.setPlain(memory, THREAD, Thread.currentThread().threadId());
        Words.setPlain(memory, HOLDS, 1);
    }
    // end::enter[]

    /** Whether the current thread holds it. */
    boolean isMine() {
        return members.isSelf(Words.getPlain(memory, WORD))
                && Words.getPlain(memory, THREAD) == Thread.currentThread().threadId();
    }

    /**
     * HELD to FREE, or REPAIRED BY to INCONSISTENT. Only for the holder.
     *
     * @return whether somebody may be asleep
     */
    // tag::release[]
    boolean release() {
        Words.setPlain(memory, THREAD, 0);
        long next = Words.getPlain(memory, WORD) & INCONSISTENT;
        return (Words.getAndSet(memory, WORD, next) & CONTENDED) != 0;
    }
    // end::release[]

    /** Says that a thread is about to sleep; false if the word has changed. */
    boolean announce(long word) {
        return (word & CONTENDED) != 0
                || Words.compareAndSet(memory, WORD, word, word | CONTENDED);
    }

    // tag::bury[]
    /** Any state with a dead holder to INCONSISTENT; false if another was quicker. */
    boolean bury(long word) {
        Words.set(memory, VICTIM, members.pid(word));
        return Words.compareAndSet(memory, WORD, word, INCONSISTENT);
    }

    /** Whether it is held by a process that has died. */
    boolean hasDeadHolder(long word) {
        return !isFree(word) && members.isDead(word);
    }
    // end::bury[]

    /** Whether a holder has died, and what it left is not repaired. */
    boolean isLost() {
        long word = word();
        return !isConsistent(word) || hasDeadHolder(word);
    }

    boolean isConsistent() {
        return isConsistent(word());
    }

    void failIfInconsistent() {
        if (!isConsistent()) {
            throw new OwnerDiedException(victim());
        }
    }

    /** REPAIRED BY to HELD. Only for the holder. */
    void markConsistent() {
        Words.getAndKeep(memory, WORD, ~INCONSISTENT);
    }

    /** How often the holder holds it; for the holder. */
    int holds() {
        return (int) Words.getPlain(memory, HOLDS);
    }

    void setHolds(int holds) {
        Words.setPlain(memory, HOLDS, holds);
    }

    /** The pid of the holder that died last; 0 if it is not known. */
    long victim() {
        return Words.get(memory, VICTIM);
    }

    /** Who holds it, in words. */
    String describe() {
        long word = word();
        if (isFree(word)) {
            return isConsistent(word) ? "free" : "free, inconsistent";
        }
        return "held by thread " + Words.get(memory, THREAD) + " of process " + members.pid(word)
                + (isConsistent(word) ? "" : ", inconsistent");
    }
}
