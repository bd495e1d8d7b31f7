// Fails: aBellThatWakesForNothingDoesNoHarm
// Misconception: who is woken is woken for a reason.
import java.util.function.BooleanSupplier;
import poolcraft.memory.SharedInt;

/** Sleeps until there is work, and wakes the one who sleeps. */
public final class WakeUp {

    private static final int AWAKE = 0;
    private static final int ASLEEP = 1;

    /** Wakes the other side. It remembers that it was rung, until the next await. */
    public interface Bell {

        void ring();

        /** Sleeps until the bell rings, or sometimes until nothing at all. */
        void await() throws InterruptedException;
    }

    private WakeUp() {}

    /**
     * Returns when there is work.
     *
     * @param asleep says to the other side whether this one sleeps: 0 or 1
     */
    public static void awaitWork(SharedInt asleep, BooleanSupplier ready, Bell bell)
            throws InterruptedException {
        if (!ready.getAsBoolean()) {
            asleep.set(ASLEEP);
            try {
                if (!ready.getAsBoolean()) {
                    bell.await();
                }
            } finally {
                asleep.set(AWAKE);
            }
        }
    }

    /** Called by the other side after it has made work. */
    public static void wake(SharedInt asleep, Bell bell) {
        if (asleep.compareAndSet(ASLEEP, AWAKE)) {
            bell.ring();
        }
    }
}
