package poolcraft.memory;

import java.util.function.BooleanSupplier;

/**
 * Waiting awake, for tens of microseconds: an answer that comes soon costs less than falling asleep
 * and being woken, which is about 40. On one processor nobody can answer meanwhile.
 */
public final class Spin {

    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 2_000 : 1;

    private Spin() {}

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
}
