package poolcraft.lock;

import java.lang.foreign.MemorySegment;

/**
 * Which processes take part in something: a word for each place among the {@link Members}, with the
 * name of the process, or 0.
 *
 * <p>A process that is killed stays on the roll, and is found there by {@link #findDead()}, or by
 * the next process in its place. One that ends by itself takes itself off. Thread-safe.
 */
final class Roll {

    static final int BYTES = Members.MAX * Long.BYTES;

    private final MemorySegment memory;
    private final long offset;
    private final Members members = Members.get();

    /** The roll at {@code offset}, as it is there; zeros are an empty one. */
    Roll(MemorySegment memory, long offset) {
        this.memory = memory;
        this.offset = offset;
    }

    /** Where the word of a place is in the roll. */
    static long word(int place) {
        return (long) place * Long.BYTES;
    }

    private long at(int place) {
        return offset + word(place);
    }

    private long name(int place) {
        return Words.get(memory, at(place));
    }

    /** Whether this process is on the roll. */
    boolean hasSelf() {
        return name(members.place()) == members.self();
    }

    /** Takes part from now on; false if the one before in this place died and is on the roll. */
    boolean enter() {
        // Another thread of this process may have been quicker.
        Words.compareAndSet(memory, at(members.place()), 0, members.self());
        return hasSelf();
    }

    /** Takes part no longer. */
    void leave() {
        Words.compareAndSet(memory, at(members.place()), members.self(), 0);
    }

    /** The name of one on the roll that has died; 0 if all live. */
    long findDead() {
        for (int place = 0; place < Members.MAX; place++) {
            long name = name(place);
            if (name != 0 && members.isDead(name)) {
                return name;
            }
        }
        return 0;
    }

    /** Takes the dead off the roll. */
    void forgetTheDead() {
        for (long name = findDead(); name != 0; name = findDead()) {
            Words.compareAndSet(memory, at(Members.placeOf(name)), name, 0);
        }
    }
}
