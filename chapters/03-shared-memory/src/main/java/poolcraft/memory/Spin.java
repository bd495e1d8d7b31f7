package poolcraft.memory;

import java.util.function.BooleanSupplier;

/**
 * Waiting awake, for tens of microseconds: an answer that comes soon costs less than falling asleep
 * and being woken, which is about 40. On one processor nobody can answer meanwhile.
 */
public final class Spin {

    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 2_000 : 1;

    private static final int EAGER = 200;
    private static final int LOOKS_OF_A_YIELD = 32;

    private Spin() {}

    /** How often to look, as is right for the processors that this JVM may use. */
    public static int looks() {
        return LOOKS;
    }

    /** Waits until {@code ready}, for a bounded time; whether it was. */
    public static boolean until(BooleanSupplier ready) {
        for (int look = 0; look < LOOKS; look++) {
            if (ready.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /**
     * As above, with so many looks: for one who knows more of the machine than this JVM, which was
     * given one processor of many, say. After some looks it lets others run in between, who may be
     * more of them than there are processors.
     */
    @SuppressWarnings("ThreadPriorityCheck") // a hint; nothing is wrong if it is not followed
    public static boolean politely(BooleanSupplier ready, int looks) {
        int look = 0;
        while (look < looks) {
            if (ready.getAsBoolean()) {
                return true;
            }
            if (look < EAGER) {
                Thread.onSpinWait();
                look++;
            } else {
                Thread.yield();
                look += LOOKS_OF_A_YIELD;
            }
        }
        return false;
    }
}
