import java.util.function.BooleanSupplier;
import poolcraft.memory.SharedInt;

/** Sleeps until there is work, and wakes the one who sleeps. */
public final class WakeUp {

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
        // What if there is work as soon as you have looked away?
    }

    /** Called by the other side after it has made work. */
    public static void wake(SharedInt asleep, Bell bell) {
        // Does anybody sleep?
    }
}
