package poolcraft.pipe.link;

import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import poolcraft.pipe.Pipe;
import poolcraft.pipe.Stream;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * One of the two sides of a stream of bytes, in both directions, between two processes; each side
 * can move to another process while the stream is in use.
 *
 * <p>A socket cannot move, and Java cannot hand it to another process. So the side that moves gets
 * a new one: the process that holds the other side is told, says no more on the old socket, and
 * waits at its {@link Switchboard} until the new holder calls. What had come and was not read
 * travels with the side. Nothing is lost, doubled or reordered, wherever in a message the move
 * happens, and the user of the other side does not notice.
 *
 * <pre>{@code
 * Link.Pair link = Link.pair();
 * JvmProcess.start(() -> greet(link.right()));     // from now on that side is the child's
 * link.left().read(buffer);
 * }</pre>
 *
 * <p>One thread may read while another writes, and any thread may close; who moves a side must be
 * its only user. Nothing but the move waits. After the move this object is as if closed.
 *
 * <p>How the two sides find each other: {@link Switchboard}; the states of a side: {@link
 * LinkState}. {@link Pipe} sends messages over a link: use that, unless you need bytes.
 */
public final class Link implements Stream, Transferable {

    private final LinkState state;
    private final Traffic traffic;

    private Link(Switchboard switchboard) {
        var sockets = new Sockets();
        this.state = new LinkState(switchboard, sockets);
        this.traffic = new Traffic(state, sockets);
    }

    /**
     * The two sides of a new stream, both in this process.
     *
     * @param left one side
     * @param right the other
     */
    public record Pair(Link left, Link right) {}

    /** A new stream. */
    public static Pair pair() throws IOException {
        Link left = new Link(Switchboard.get());
        left.state.appear(new byte[0], false);
        try {
            return new Pair(left, arriveWith(new LinkTicket(left.state.address(), new byte[0])));
        } catch (IOException | RuntimeException e) {
            left.close();
            throw e;
        }
    }

    /** The side that {@code ticket} was written for, in this process from now on. */
    static Link arriveWith(LinkTicket ticket) throws IOException {
        Link link = new Link(Switchboard.get());
        new Move(link.state).arrive(ticket);
        return link;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return traffic.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return traffic.write(source);
    }

    @Override
    public void watch(Selector selector, int ops) {
        traffic.watch(selector, ops);
    }

    @Override
    public void unwatch(Selector selector) {
        traffic.unwatch(selector);
    }

    @Override
    public void whenOtherEnds(Runnable action) {
        state.otherEnd().whenItEnds(action);
    }

    @Override
    public boolean isOpen() {
        return state.isOpen();
    }

    /** Closes this side; the other one reads what is on its way, and then the end. */
    @Override
    public void close() {
        state.close();
    }

    @Override
    public Serializable ticket(Transfer transfer) throws IOException {
        return new Move(state).depart(transfer);
    }
}
