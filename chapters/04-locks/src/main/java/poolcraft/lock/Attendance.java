package poolcraft.lock;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * This process as one that takes part in a barrier: it enters the roll when it first waits, and
 * leaves it when it ends by itself and nobody waits. Thread-safe.
 */
final class Attendance {

    private static final Set<Attendance> ALL = ConcurrentHashMap.newKeySet();

    private static @Nullable Thread hook;

    private final BarrierState state;
    private final Roll roll;

    Attendance(BarrierState state, Roll roll) {
        this.state = state;
        this.roll = roll;
    }

    /** Takes part from now on; false if one that took part has died in this place. */
    boolean enter() {
        if (roll.hasSelf()) {
            return true;
        }
        ALL.add(this);
        watchOverTheEnd();
        return roll.enter();
    }

    /** The name of a process that took part and has died, or 0. */
    long findDead() {
        return roll.findDead();
    }

    void forgetTheDead() {
        roll.forgetTheDead();
    }

    void leave() {
        roll.leave();
        ALL.remove(this);
    }

    private static synchronized void watchOverTheEnd() {
        if (hook == null) {
            hook = new Thread(Attendance::leaveAll, "poolcraft-barrier-end");
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException e) {
                // This JVM is ending already: it counts as killed.
            }
        }
    }

    private static void leaveAll() {
        for (Attendance attendance : ALL) {
            attendance.leaveUnlessMissed();
        }
    }

    private void leaveUnlessMissed() {
        try {
            if (BarrierState.present(state.word()) == 0) {
                roll.leave();
            }
        } catch (IllegalStateException e) {
            // Its memory has been closed: nobody waits here for this process.
        }
    }
}
