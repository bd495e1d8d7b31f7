package poolcraft.pipe.link;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * How one side of a link stands with the other side. Each method is a step of this machine, taken
 * under its lock; none waits but {@link #awaitGivenWay}. What the state means for bytes says {@link
 * Traffic}.
 *
 * <pre>
 *  LINKED     a socket leads to the other side
 *  EXPECTING  the other side is on its way to another process, and will claim this one
 *  GONE       the other side has been closed, or has ended, or was lost on its way
 *  MOVING     this side is about to move
 *  MOVED      this side belongs to another process
 *  CLOSED     this side has been closed
 *
 *  LINKED    -&gt; EXPECTING  the other side says that it moves: this one says no more
 *  EXPECTING -&gt; LINKED     its claim comes from its new process
 *  EXPECTING -&gt; GONE       its custody ends without a claim
 *  LINKED    -&gt; GONE       the socket breaks, or the last one ends
 *  LINKED    -&gt; MOVING     {@link Link#ticket}: the other side is told
 *  MOVING    -&gt; EXPECTING  both sides move at once, and this one gives way
 *  MOVING    -&gt; LINKED     the other side cannot be told
 *  MOVING, EXPECTING, GONE -&gt; MOVED   the ticket is written
 *  MOVED     -&gt; EXPECTING  the transfer failed: this side comes back
 *  any       -&gt; CLOSED     {@link #close}
 * </pre>
 *
 * <p>What has come can be read in every state but the last two.
 */
final class LinkState {

    /** See the list above. */
    enum State {
        LINKED, EXPECTING, GONE, MOVING, MOVED, CLOSED
    }

    private final Switchboard switchboard;
    private final Sockets sockets;
    private final OtherEnd otherEnd = new OtherEnd(this);
    private final Absence absence = new Absence();

    /** Who has to be told of the close, by the end of a call. */
    private final Queue<Caller> listeners = new ConcurrentLinkedQueue<>();

    /** By which the other side finds this one; a new one after each move. */
    private SideKey key = SideKey.fresh();

    private State state = State.EXPECTING;

    LinkState(Switchboard switchboard, Sockets sockets) {
        this.switchboard = switchboard;
        this.sockets = sockets;
    }

    Switchboard switchboard() {
        return switchboard;
    }

    Incoming incoming() {
        return sockets.incoming();
    }

    OtherEnd otherEnd() {
        return otherEnd;
    }

    /** Called under the lock. */
    State now() {
        return state;
    }

    /** Why nothing can be done with a side that is MOVED or CLOSED. Called under the lock. */
    IOException unusable() {
        return new IOException(state == State.MOVED
                ? "This end was sent to another process, and belongs to that process now."
                : "This end has been closed in this process.");
    }

    synchronized boolean isOpen() {
        return state != State.MOVED && state != State.CLOSED;
    }

    synchronized void close() {
        if (isOpen()) {
            switchboard.remove(key);
            leave(State.CLOSED);
        }
    }

    // The other side comes and goes: see Doorway.

    synchronized SideAddress address() {
        return switchboard.address(key);
    }

    /** The other side has arrived, and {@code channel} leads to it. */
    synchronized void linkTo(SocketChannel channel, SideAddress address)
            throws IOException {
        if (state != State.EXPECTING) {
            Quietly.close(channel);
            return;
        }
        state = State.LINKED;
        absence.end();
        sockets.add(channel);
        otherEnd.isAt(address);
    }

    /** The other side has arrived in its new process. False if this one has left. */
    synchronized boolean claimedBy(Caller caller, SideAddress address) throws IOException {
        if (state != State.EXPECTING) {
            return false;
        }
        caller.answer(Reply.of(Reply.Answer.LINKED));
        linkTo(caller.handOver(), address);
        return true;
    }

    /** The other side wants to move. False if this one has left. */
    // tag::expect[]
    synchronized boolean expectSuccessor(Caller caller, SideAddress address) throws IOException {
        if (state == State.EXPECTING && absence.isCalled()) {
            caller.answer(Reply.of(Reply.Answer.LATER));
            caller.close();
            return true;
        }
        if (!address.equals(otherEnd.address())) {
            return false;
        }
        if (state == State.MOVING && key.compareTo(address.key()) < 0) {
            caller.answer(Reply.of(Reply.Answer.BUSY));
            caller.close();
        } else {
            sockets.sayNoMore();
            otherEnd.hasLeft();
            state = State.EXPECTING;
            absence.begin(caller);
            caller.answer(Reply.of(Reply.Answer.AGREED));
            notifyAll();
        }
        return true;
    }
    // end::expect[]

    /** If {@code ended} was to see the other side home, that side is lost. False if this one left. */
    // tag::lost[]
    synchronized boolean custodyEnded(Caller ended) {
        if (state == State.MOVED) {
            return false;
        }
        if (absence.isSeenHomeBy(ended)) {
            lose();
        }
        return true;
    }
    // end::lost[]

    /** Tells {@code caller} of the close. False if this side has left. */
    synchronized boolean listen(Caller caller) throws IOException {
        listeners.removeIf(listener -> !listener.isOpen());
        if (!isOpen()) {
            return false;
        }
        listeners.add(caller);
        caller.answer(Reply.of(Reply.Answer.AGREED));
        return true;
    }

    /** The other side has been closed, has ended, or is lost. */
    synchronized void lose() {
        if (state == State.LINKED || state == State.EXPECTING) {
            state = State.GONE;
            absence.end();
            sockets.breakOff();
            otherEnd.isGone();
        }
    }

    // This side moves: see Move.

    /** Begins a move, and says what it begins from. */
    synchronized State beginMove() throws IOException {
        State before = state;
        switch (before) {
            case LINKED -> state = State.MOVING;
            case EXPECTING, GONE -> {}
            case MOVING -> throw new IOException("This end is being sent already.");
            case MOVED, CLOSED -> throw unusable();
        }
        return before;
    }

    /** The move cannot be made. */
    synchronized void stay() {
        if (state == State.MOVING) {
            state = State.LINKED;
        }
    }

    /** Where this side waits for the other one; null if it does not, or waits in its own place. */
    synchronized @Nullable SideAddress meetingPlace() {
        return absence.meetingPlace();
    }

    /** Both moved at once, and the other side was quicker; it may even have arrived. */
    synchronized boolean hasGivenWay() {
        return state != State.MOVING;
    }

    /** Both move at once: waits until the other one's wish has been granted here. */
    synchronized void awaitGivenWay() throws IOException {
        try (var patience = new Interrupts()) {
            long deadline = System.nanoTime() + LinkCall.PATIENCE.toNanos();
            while (state == State.MOVING) {
                patience.await(this, deadline);
            }
        }
    }

    /** The side has gone: this object is of no more use. */
    synchronized void moved() {
        if (state != State.MOVED) {
            switchboard.remove(key);
        }
        leave(State.MOVED);
    }

    /**
     * This side moves while the other one is on its way to here: they will meet in this process.
     * Null if it is not so, or not any more. {@link #moved()} follows.
     */
    synchronized @Nullable Meeting moveToMeet(SideKey newKey) {
        if (state != State.EXPECTING || absence.meetingPlace() != null) {
            return null;
        }
        state = State.MOVED;
        return Meeting.arrange(switchboard, key, absence.handOver(), newKey);
    }

    /**
     * Appears under a new key, with {@code unread} in hand.
     *
     * @param outward whether this side calls the other one; otherwise it is called
     */
    synchronized void appear(byte[] unread, boolean outward) {
        key = SideKey.fresh();
        incoming().putAhead(unread);
        state = State.EXPECTING;
        absence.begin(outward);
        switchboard.put(key, new Doorway(this));
    }

    /**
     * The other side will call, unless it has; until then the end of {@code meeting} says that it is
     * lost.
     */
    synchronized void awaitOther(SocketChannel meeting, SideAddress place) throws IOException {
        if (!absence.isCalled()) {
            Quietly.close(meeting);
            return;
        }
        SideKey mine = key;
        absence.endsAt(place,
                switchboard.awaitEnd(meeting, ended -> switchboard.custodyEnded(mine, ended)));
    }

    /** Leaves this object without a link. */
    private void leave(State last) {
        state = last;
        absence.end();
        otherEnd.forget();
        if (last == State.CLOSED) {
            listeners.forEach(Quietly::close);
        }
        sockets.close();
        notifyAll();
    }
}
