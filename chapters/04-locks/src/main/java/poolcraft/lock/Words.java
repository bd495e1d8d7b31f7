package poolcraft.lock;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** Words of 64 bits in shared memory, and how they are changed in one step. */
final class Words {

    private static final VarHandle WORD = ValueLayout.JAVA_LONG.varHandle();

    private Words() {}

    /** Read with the effects of a volatile field. */
    static long get(MemorySegment memory, long offset) {
        return (long) WORD.getVolatile(memory, offset);
    }

    /** Written with the effects of a volatile field. */
    static void set(MemorySegment memory, long offset, long value) {
        WORD.setVolatile(memory, offset, value);
    }

    /** Read without any order: for what only this thread changes now. */
    static long getPlain(MemorySegment memory, long offset) {
        return (long) WORD.get(memory, offset);
    }

    /** Written without any order: a later step that has one makes it visible. */
    static void setPlain(MemorySegment memory, long offset, long value) {
        WORD.set(memory, offset, value);
    }

    static boolean compareAndSet(MemorySegment memory, long offset, long expected, long next) {
        return WORD.compareAndSet(memory, offset, expected, next);
    }

    static long getAndSet(MemorySegment memory, long offset, long value) {
        return (long) WORD.getAndSet(memory, offset, value);
    }

    static long getAndAdd(MemorySegment memory, long offset, long delta) {
        return (long) WORD.getAndAdd(memory, offset, delta);
    }

    /** Sets the bits of {@code mask}. */
    static long getAndOr(MemorySegment memory, long offset, long mask) {
        return (long) WORD.getAndBitwiseOr(memory, offset, mask);
    }

    /** Keeps the bits of {@code mask} and clears the others. */
    static long getAndKeep(MemorySegment memory, long offset, long mask) {
        return (long) WORD.getAndBitwiseAnd(memory, offset, mask);
    }
}
