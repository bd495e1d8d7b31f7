package poolcraft.pipe.link;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;

/**
 * The move of one side of a link to another process: its departure here, its arrival there.
 *
 * <p>It talks with the switchboard of the process that holds the other side, and waits for the
 * answers. Used by one thread.
 */
final class Move {

    private static final long AGAIN_NANOS = 1_000_000;

    private final LinkState state;

    Move(LinkState state) {
        this.state = state;
    }

    // Departure.

    /**
     * Takes the side out of this process.
     *
     * @return what the new holder needs
     * @throws IOException if that is not possible; the side then stays as it is
     */
    LinkTicket depart(Transfer transfer) throws IOException {
        long deadline = System.nanoTime() + LinkCall.PATIENCE.toNanos();
        LinkTicket ticket = leave(transfer);
        while (ticket == null) {
            if (System.nanoTime() - deadline > 0) {
                throw new IOException("The other end moves all the time, and cannot be told that"
                        + " this one moves.");
            }
            LockSupport.parkNanos(AGAIN_NANOS);
            ticket = leave(transfer);
        }
        LinkTicket written = ticket;
        transfer.ifFailed(() -> arrive(written));
        return ticket;
    }

    /** Null if the other side was quicker with a move of its own: then this one begins anew. */
    private @Nullable LinkTicket leave(Transfer transfer) throws IOException {
        return switch (state.beginMove()) {
            case LINKED -> leaveLinked(transfer);
            case EXPECTING -> leaveExpecting(transfer);
            default -> leaveAlone();
        };
    }

    private @Nullable LinkTicket leaveLinked(Transfer transfer) throws IOException {
        SideAddress other = state.otherEnd().address();
        try {
            return other == null ? null : leaveLinked(transfer, other, tellThatItMoves(other));
        } catch (IOException e) {
            state.stay();
            throw e;
        }
    }

    private @Nullable LinkTicket leaveLinked(Transfer transfer, SideAddress other,
            @Nullable LinkCall call) throws IOException {
        if (call != null && call.answer() == Reply.Answer.BUSY) {
            state.awaitGivenWay();
        }
        if (state.hasGivenWay()) {
            return null;
        }
        if (call == null || call.answer() == Reply.Answer.GONE) {
            return leaveAlone();
        }
        return leaveFor(other, call, transfer);
    }

    // tag::leave[]
    private LinkTicket leaveFor(SideAddress other, LinkCall call, Transfer transfer)
            throws IOException {
        byte[] unread = state.incoming().drain();
        transfer.ifLost(state.switchboard().seeHome(call.channel()));
        state.moved();
        return new LinkTicket(other, unread);
    }
    // end::leave[]

    /** The call with its answer; null if the other side's process has ended. */
    private @Nullable LinkCall tellThatItMoves(SideAddress other) {
        LinkCall call = tell(other);
        while (call != null && call.answer() == Reply.Answer.LATER) {
            LockSupport.parkNanos(AGAIN_NANOS);
            call = tell(other);
        }
        return call;
    }

    private @Nullable LinkCall tell(SideAddress other) {
        try {
            LinkCall call = LinkCall.to(other, Hello.Wish.MOVE, state.address());
            if (call.answer() != Reply.Answer.AGREED) {
                call.close();
            }
            return call;
        } catch (IOException e) {
            // Ended, or stopped: in the second case the drain will say so.
            return null;
        }
    }

    private @Nullable LinkTicket leaveExpecting(Transfer transfer) throws IOException {
        SideAddress place = state.meetingPlace();
        if (place != null) {
            LinkCall call = tell(place);
            return call == null || call.answer() != Reply.Answer.AGREED
                    ? null
                    : leaveFor(place, call, transfer);
        }
        SideKey key = SideKey.fresh();
        Meeting meeting = state.moveToMeet(key);
        return meeting == null ? null : leaveToMeet(meeting, key, transfer);
    }

    private LinkTicket leaveToMeet(Meeting meeting, SideKey key, Transfer transfer)
            throws IOException {
        try {
            // The other side has left, so what it sent has an end.
            byte[] unread = state.incoming().drain();
            transfer.ifLost(meeting::secondIsLost);
            return new LinkTicket(state.switchboard().address(key), unread);
        } catch (IOException e) {
            meeting.secondIsLost();
            throw e;
        } finally {
            state.moved();
        }
    }

    private LinkTicket leaveAlone() throws IOException {
        byte[] unread = state.incoming().drain();
        state.moved();
        return new LinkTicket(null, unread);
    }

    // Arrival.

    /** Takes the side into this process. If the other side is not there any more, it is gone. */
    void arrive(LinkTicket ticket) {
        state.appear(ticket.unread(), true);
        SideAddress other = ticket.other();
        try {
            if (other == null) {
                state.lose();
            } else {
                claim(other);
            }
        } catch (IOException e) {
            // The process that was to be called has ended.
            state.lose();
        }
    }

    // tag::claim[]
    private void claim(SideAddress other) throws IOException {
        LinkCall call = LinkCall.to(other, Hello.Wish.CLAIM, state.address());
        switch (call.answer()) {
            case LINKED -> state.linkTo(call.channel(), other);
            case WAIT -> state.awaitOther(call.channel(), other);
            case GO -> follow(call);
            default -> {
                call.close();
                state.lose();
            }
        }
    }
    // end::claim[]

    /** Goes where the other side waits. The introduction stays open until they are linked. */
    private void follow(LinkCall introduction) throws IOException {
        try (introduction) {
            claim(introduction.reply().destination());
        }
    }
}
