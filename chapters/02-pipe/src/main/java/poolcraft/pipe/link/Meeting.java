package poolcraft.pipe.link;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a link are on their way to new processes: the first one that arrives is told to
 * wait, the second one where to find it.
 *
 * <p>It stands in the process that gave the second one away, and needs it until both have come.
 *
 * <pre>
 *  OPEN        at most one side has come
 *  INTRODUCED  both have come; their sockets stay open until the link is made
 *  OVER        it is made, or one side is lost: all sockets are closed, both keys are gone
 *
 *  OPEN       -&gt; OPEN        the side that has come moves on: it is expected again
 *  OPEN       -&gt; INTRODUCED  the second claim
 *  OPEN       -&gt; OVER        a side that came ends, or a side that did not come is lost
 *  INTRODUCED -&gt; OVER        one of the two hangs up: it has been linked, or it has ended
 * </pre>
 */
final class Meeting {

    private final Switchboard switchboard;
    private final Party first;
    private final Party second;
    private boolean over;

    private Meeting(Switchboard switchboard, SideKey first, @Nullable Caller custody,
            SideKey second) {
        this.switchboard = switchboard;
        this.first = new Party(first, custody);
        this.second = new Party(second, null);
    }

    /**
     * A meeting of the side that will claim {@code first}, which moved earlier, and the one that
     * will claim {@code second}, which is moving now.
     *
     * @param custody the call whose end says that the first one is lost
     * @return what to do when the second one is lost
     */
    static Meeting arrange(Switchboard switchboard, SideKey first, @Nullable Caller custody,
            SideKey second) {
        var meeting = new Meeting(switchboard, first, custody, second);
        switchboard.put(second, meeting.second);
        switchboard.put(first, meeting.first);
        return meeting;
    }

    /** The second side will not come, unless it has. */
    void secondIsLost() {
        lost(second, null);
    }

    private synchronized void meet(Party party, Caller caller, SideAddress from)
            throws IOException {
        if (over || party.caller != null) {
            caller.turnAway();
            return;
        }
        party.caller = caller;
        party.address = from;
        Quietly.close(party.custody);
        caller.stay(this::end);
        SideAddress other = (party == first ? second : first).address;
        caller.answer(other == null ? Reply.of(Reply.Answer.WAIT) : Reply.go(other));
    }

    private synchronized void moveOn(Party party, Caller newcomer, SideAddress from)
            throws IOException {
        Caller waiting = party.caller;
        if (over || waiting == null || !from.equals(party.address)) {
            newcomer.turnAway();
        } else if (first.caller != null && second.caller != null) {
            newcomer.answer(Reply.of(Reply.Answer.BUSY));
            newcomer.close();
        } else {
            waiting.stay(() -> {});
            party.expect(newcomer);
            newcomer.answer(Reply.of(Reply.Answer.AGREED));
        }
    }

    private synchronized void lost(Party party, @Nullable Caller custody) {
        if (party.caller == null && party.custody == custody) {
            end();
        }
    }

    private synchronized void end() {
        if (!over) {
            over = true;
            first.leave();
            second.leave();
        }
    }

    /** A side that is expected. */
    private final class Party implements Side {

        private final SideKey key;

        /** The call whose end says that the side is lost; null if {@link #secondIsLost} does. */
        private @Nullable Caller custody;

        /** The side itself, once it has come. */
        private @Nullable Caller caller;
        private @Nullable SideAddress address;

        Party(SideKey key, @Nullable Caller custody) {
            this.key = key;
            this.custody = custody;
        }

        @Override
        public boolean claim(Caller newcomer, SideAddress from) throws IOException {
            meet(this, newcomer, from);
            return true;
        }

        @Override
        public boolean otherMoves(Caller newcomer, SideAddress other) throws IOException {
            moveOn(this, newcomer, other);
            return true;
        }

        private void expect(Caller newCustody) {
            custody = newCustody;
            caller = null;
            address = null;
        }

        @Override
        public boolean custodyEnded(Caller ended) {
            lost(this, ended);
            return true;
        }

        @Override
        public boolean watch(Caller newcomer) {
            return false;
        }

        private void leave() {
            switchboard.remove(key);
            Quietly.close(custody);
            Quietly.close(caller);
        }
    }
}
