package poolcraft.manager;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import poolcraft.lock.ProcessBarrier;

/**
 * A barrier in a manager. A round of it is:
 *
 * <pre>
 *  FILLING  --the last one comes-->                            DONE, and the next round is FILLING
 *  FILLING  --one gives up, a party ends, the action throws, abort-->  BROKEN
 *  BROKEN   --reset, or all parties have ended and none was waiting-->  a new round is FILLING
 * </pre>
 */
final class BarrierObject extends Monitor implements ManagedBarrier {

    private final int parties;
    private final ProcessBarrier.@Nullable Action action;
    private final Line line = newLine();
    private final Set<Object> members = new HashSet<>();
    private Round round = new Round();

    private enum State {
        FILLING, DONE, BROKEN
    }

    private static final class Round {
        private int arrived;
        private State state = State.FILLING;
    }

    BarrierObject(int parties, ProcessBarrier.@Nullable Action action) {
        if (parties < 1) {
            throw new IllegalArgumentException(
                    "A barrier for " + parties + " parties: it must be 1 or more.");
        }
        this.parties = parties;
        this.action = action;
    }

    @Override
    Class<?> exposedAs() {
        return ManagedBarrier.class;
    }

    @Override
    public int await() throws BrokenBarrierException {
        try {
            return await(Line.FOR_EVER);
        } catch (TimeoutException e) {
            throw new AssertionError("there is no time limit", e);
        }
    }

    @Override
    public int await(Duration limit) throws BrokenBarrierException, TimeoutException {
        return await(Line.nanos(limit));
    }

    private int await(long nanos) throws BrokenBarrierException, TimeoutException {
        Round mine = round;
        checkWhole(mine);
        join();
        int missing = parties - ++mine.arrived;
        if (missing == 0) {
            complete(mine);
        } else {
            waitFor(mine, nanos);
        }
        return missing;
    }

    private void join() {
        Caller caller = Caller.current();
        members.add(caller.owner().client());
        if (caller.session() != null) {
            caller.session().holds(this);
        }
    }

    private void complete(Round mine) {
        boolean done = false;
        try {
            if (action != null) {
                action.run();
            }
            done = true;
        } finally {
            end(mine, done ? State.DONE : State.BROKEN);
        }
        round = new Round();
    }

    private void end(Round which, State state) {
        if (which.state == State.FILLING) {
            which.state = state;
            line.wakeFirst();
        }
    }

    private void waitFor(Round mine, long nanos)
            throws BrokenBarrierException, TimeoutException {
        boolean over = false;
        try {
            over = line.await(() -> mine.state != State.FILLING, nanos);
        } finally {
            if (!over) {
                end(mine, State.BROKEN);
            }
            line.wakeFirst();
        }
        if (!over) {
            throw new TimeoutException("Of " + parties + " parties only " + mine.arrived
                    + " have come within the time limit. The barrier is broken now.");
        }
        checkWhole(mine);
    }

    private static void checkWhole(Round which) throws BrokenBarrierException {
        if (which.state == State.BROKEN) {
            throw new BrokenBarrierException("This barrier is broken: a party gave up, or ended,"
                    + " or somebody aborted it. Call reset() when all parties know.");
        }
    }

    @Override
    public int parties() {
        return parties;
    }

    @Override
    public int waiting() {
        return round.state == State.FILLING ? round.arrived : 0;
    }

    @Override
    public boolean isBroken() {
        return round.state == State.BROKEN;
    }

    @Override
    public void abort() {
        end(round, State.BROKEN);
    }

    @Override
    public void reset() {
        if (round.arrived > 0) {
            end(round, State.BROKEN);
        }
        round = new Round();
    }

    @Override
    public void leave() {
        members.remove(Caller.current().owner().client());
    }

    @Override
    void clientGone(Session client) {
        if (!members.remove(client)) {
            return;
        }
        end(round, State.BROKEN);
        if (members.isEmpty() && round.arrived == 0) {
            round = new Round();
        }
    }
}
