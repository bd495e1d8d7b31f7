package poolcraft.lock;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Waiting for a lock or a permit that others hold: awake for some microseconds, then asleep.
 *
 * <p>Of the waiting threads of this process, one competes with those of other processes; the others
 * wait behind it at a gate, as threads do. So there is at most one sleeper for each process, and one
 * ring wakes one thread.
 *
 * <pre>
 *  AT THE GATE  --the one before has it, or left-->  AWAKE
 *  AWAKE        --it is there-->                     HAS IT
 *  AWAKE        --looked often enough-->             ASLEEP
 *  ASLEEP       --rung, or 100 ms later-->           ASLEEP, or HAS IT
 *  any of them  --time over, interrupted-->          LEFT     and the next one is rung
 * </pre>
 *
 * <p>No wake-up is lost: the sleeper sets its bit and then looks at the prize; who gives the prize
 * back does that first and then reads the bits. A process that is killed between the two leaves the
 * sleepers to their naps, which end by themselves. Thread-safe.
 */
final class Contest {

    private static final int LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 1;

    private final Sleepers sleepers;
    private final Bell bell = Bell.get();
    private final ReentrantLock gate = new ReentrantLock();
    private final Lookout lookout = new Lookout();

    Contest(Sleepers sleepers) {
        this.sleepers = sleepers;
    }

    /**
     * Waits until this thread has the prize, or patience ends.
     *
     * @return whether it has it
     */
    // tag::win[]
    boolean win(Prize prize, Patience patience) throws InterruptedException {
        if (!patience.enter(gate)) {
            return tryToWin(prize);
        }
        try {
            return winAwake(prize) || winAsleep(prize, patience);
        } finally {
            gate.unlock();
        }
    }
    // end::win[]

    /** Takes the prize if it is there, also when it lies with the dead; without waiting. */
    boolean tryToWin(Prize prize) {
        return prize.take(false)
                || (lookout.isDue() && prize.takeFromTheDead() && prize.take(false));
    }

    private static boolean winAwake(Prize prize) {
        for (int look = 0; look < LOOKS; look++) {
            if (prize.take(false)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private boolean winAsleep(Prize prize, Patience patience) throws InterruptedException {
        boolean won = false;
        try (Sleep _ = new Sleep(bell, () -> prize.isThere() || !sleepers.isArmed())) {
            won = sleepUntilWon(prize, patience);
            return won;
        } finally {
            sleepers.disarm();
            if (!won) {
                passOn(prize);
            }
        }
    }

    // tag::asleep[]
    private boolean sleepUntilWon(Prize prize, Patience patience) throws InterruptedException {
        while (true) {
            sleepers.arm();
            if (prize.take(true)) {
                return true;
            }
            if (patience.isOver()) {
                return false;
            }
            boolean changed = lookout.isDue() && prize.takeFromTheDead();
            if (!changed && prize.announce()) {
                patience.nap(bell.napNanos());
            }
        }
    }
    // end::asleep[]

    /** Who leaves without the prize may have been rung, and another was not. */
    private void passOn(Prize prize) {
        while (!prize.isThere()) {
            if (prize.announce()) {
                return;
            }
        }
        sleepers.wakeOne();
    }
}
