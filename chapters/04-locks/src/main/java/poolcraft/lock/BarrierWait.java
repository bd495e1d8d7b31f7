package poolcraft.lock;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One arrival of one thread at a barrier, and its wait for the others. Used by one thread. */
final class BarrierWait {

    private final BarrierState state;
    private final Attendance attendance;
    private final Sleepers sleepers;
    private final Patience patience;

    BarrierWait(BarrierState state, Attendance attendance, Sleepers sleepers, Patience patience) {
        this.state = state;
        this.attendance = attendance;
        this.sleepers = sleepers;
        this.patience = patience;
    }

    /** Waits until all are there; how many were missing. */
    // tag::await[]
    int await(int parties, ProcessBarrier.@Nullable Action action)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        while (!attendance.enter()) {
            breakForTheDead(BarrierState.round(awaitFilling()));
        }
        while (true) {
            long word = awaitFilling();
            int missing = parties - 1 - BarrierState.present(word);
            if (missing > 0 ? state.arrive(word) : state.act(word)) {
                if (missing > 0) {
                    awaitEnd(BarrierState.round(word));
                } else {
                    end(BarrierState.acting(word), action);
                }
                return missing;
            }
        }
    }
    // end::await[]

    /** The word when people can come: the action of the round before may run still. */
    private long awaitFilling()
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        long word = state.word();
        while (BarrierState.isActing(word) && !BarrierState.isBroken(word)) {
            long round = BarrierState.round(word);
            if (!sleepers.await(() -> isOver(round), () -> breakIfOneDied(round), patience)) {
                throw new TimeoutException("The action of the round before still runs.");
            }
            word = state.word();
        }
        if (BarrierState.isBroken(word)) {
            throw broken();
        }
        return word;
    }

    private boolean isOver(long round) {
        long word = state.word();
        return BarrierState.round(word) != round || BarrierState.isBroken(word);
    }

    private boolean wasBroken(long round) {
        long word = state.word();
        return BarrierState.round(word) == round
                ? BarrierState.isBroken(word)
                : state.wasBroken(round);
    }

    /** The last one: runs the action, and lets all go. */
    private void end(long acting, ProcessBarrier.@Nullable Action action)
            throws BrokenBarrierException {
        boolean ran = false;
        try {
            if (action != null) {
                action.run();
            }
            ran = true;
        } finally {
            if (!ran) {
                breakRound(BarrierState.round(acting), 0);
            }
        }
        if (!state.finish(acting)) {
            throw broken();
        }
        sleepers.wakeAll();
    }

    private void awaitEnd(long round)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        try {
            if (!sleepers.await(() -> isOver(round), () -> breakIfOneDied(round), patience)
                    && breakRound(round, 0)) {
                throw new TimeoutException("Not all were at the barrier in time. It is broken now:"
                        + " reset it, or begin again with a new one.");
            }
        } catch (InterruptedException e) {
            if (breakRound(round, 0)) {
                throw e;
            }
            Thread.currentThread().interrupt();
        }
        if (wasBroken(round)) {
            throw broken();
        }
    }

    private boolean breakRound(long round, long victim) {
        boolean broken = state.breakRound(round, victim);
        sleepers.wakeAll();
        return broken;
    }

    /** Whether one that takes part has died, so that the round is broken now. */
    private boolean breakIfOneDied(long round) {
        return attendance.findDead() != 0 && breakForTheDead(round);
    }

    private boolean breakForTheDead(long round) {
        return breakRound(round, Members.get().pid(attendance.findDead()));
    }

    private BrokenBarrierException broken() {
        long victim = state.victim();
        return new BrokenBarrierException((victim == 0
                ? "The barrier is broken: somebody gave up, or aborted it, or its action failed, or a"
                        + " process that takes part died."
                : "The barrier is broken: process " + victim + ", which takes part, has died.")
                + " Reset it, or begin again with a new one.");
    }
}
