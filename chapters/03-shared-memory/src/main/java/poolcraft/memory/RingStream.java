package poolcraft.memory;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Arrays;
import poolcraft.pipe.Stream;
import poolcraft.pipe.link.Link;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * One side of a stream of bytes through two rings in shared memory.
 *
 * <p>What is written becomes messages of the ring, each of at most a quarter of it; the borders are
 * forgotten when they are read. A link goes along: a byte over it wakes a side that sleeps, its end
 * says that the other side is gone.
 *
 * <pre>
 *  this process                                     the other one
 *  write -&gt; writer ---- ring in shared memory ---&gt; reader -&gt; read
 *  read  &lt;- reader &lt;--- ring in shared memory ---- writer &lt;- write
 *           bell   &lt;==== link: only for sleepers ==&gt; bell
 * </pre>
 *
 * <p>Thread-safe as a {@link Stream} is.
 */
final class RingStream implements Stream, Transferable {

    private static final int MAX_CHUNK = 64 << 10;

    private final RingRoad road;
    private final RingRoad.End end;
    private final RingBell bell;
    private final int maxChunk;

    /** Guards the reader; taken before that of the writer where both are needed. */
    private final Object reading = new Object();
    private final RingReader reader;

    /** The ring's message that is being read: its bytes from {@code start} to {@code filled}. */
    private final byte[] chunk;
    private int start;
    private int filled;

    private final Object writing = new Object();
    private final RingWriter writer;

    /** The length that had no room. */
    private int wanted = 1;

    private volatile boolean open = true;

    /** Both sides. */
    record Pair(RingStream left, RingStream right) {}

    private RingStream(RingRoad road, RingRoad.End end, Link link, byte[] unread) {
        this.road = road;
        this.end = end;
        this.bell = new RingBell(link);
        this.maxChunk = Math.min(MAX_CHUNK, road.capacity() / 4);
        this.reader = road.from(end.other()).reader(bell);
        this.writer = road.from(end).writer(bell);
        this.chunk = Arrays.copyOf(unread, maxChunk);
        this.filled = unread.length;
    }

    /** A new stream, with both sides in this process. */
    static Pair pair(int capacity) throws IOException {
        Link.Pair links = Link.pair();
        RingRoad road;
        try {
            road = RingRoad.create(capacity);
        } catch (IOException | RuntimeException e) {
            links.left().close();
            links.right().close();
            throw e;
        }
        return new Pair(new RingStream(road, RingRoad.End.LEFT, links.left(), new byte[0]),
                new RingStream(road, RingRoad.End.RIGHT, links.right(), new byte[0]));
    }

    // tag::read[]
    @Override
    public int read(ByteBuffer target) throws IOException {
        // Asked first: what the other side wrote before its end is in the ring by then.
        boolean last = bell.otherIsGone();
        synchronized (reading) {
            checkOpen();
            if (!fill()) {
                return last ? -1 : 0;
            }
            int count = Math.min(target.remaining(), filled - start);
            target.put(chunk, start, count);
            start += count;
            return count;
        }
    }
    // end::read[]

    /** Whether there is something in the chunk. */
    private boolean fill() {
        while (start == filled) {
            int length = reader.poll(chunk);
            if (length < 0) {
                return false;
            }
            start = 0;
            filled = length;
        }
        return true;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        synchronized (writing) {
            checkOpen();
            if (bell.otherIsGone()) {
                throw new IOException("The other end has been closed, or its process has ended.");
            }
            int length = Math.min(source.remaining(), maxChunk);
            if (!offer(source, length)) {
                wanted = length;
                return 0;
            }
            source.position(source.position() + length);
            return length;
        }
    }

    private boolean offer(ByteBuffer source, int length) {
        if (source.hasArray()) {
            return writer.offer(source.array(), source.arrayOffset() + source.position(), length);
        }
        byte[] copy = new byte[length];
        source.get(source.position(), copy);
        return writer.offer(copy, 0, length);
    }

    @Override
    public boolean spin(int operation) {
        return Spin.until(() -> canGoOn(operation));
    }

    private boolean canGoOn(int operation) {
        if (operation == SelectionKey.OP_READ) {
            synchronized (reading) {
                return !open || start < filled || reader.isReady();
            }
        }
        synchronized (writing) {
            return !open || writer.hasRoomFor(wanted);
        }
    }

    @Override
    public boolean arm(int operation) {
        bell.hear();
        if (bell.otherIsGone()) {
            return false;
        }
        if (operation == SelectionKey.OP_READ) {
            synchronized (reading) {
                return open && start == filled && reader.fallAsleep();
            }
        }
        synchronized (writing) {
            return open && writer.fallAsleep(wanted);
        }
    }

    @Override
    public void watch(Selector selector, int operations) {
        bell.watch(selector);
        if (((operations & SelectionKey.OP_READ) != 0 && !arm(SelectionKey.OP_READ))
                || ((operations & SelectionKey.OP_WRITE) != 0 && !arm(SelectionKey.OP_WRITE))) {
            selector.wakeup();
        }
    }

    @Override
    public void unwatch(Selector selector) {
        bell.unwatch(selector);
    }

    @Override
    public void whenOtherEnds(Runnable action) {
        bell.whenOtherEnds(action);
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    private void checkOpen() throws IOException {
        if (!open) {
            throw new IOException("This end has been closed in this process.");
        }
    }

    @Override
    public void close() {
        synchronized (reading) {
            synchronized (writing) {
                if (open) {
                    open = false;
                    giveUp();
                }
            }
        }
    }

    private void giveUp() {
        try {
            road.closed(end, bell.otherIsGone());
        } catch (IOException e) {
            throw new UncheckedIOException("The shared memory of a pipe cannot be removed.", e);
        } finally {
            bell.close();
        }
    }

    @Override
    public Serializable ticket(Transfer transfer) throws IOException {
        checkOpen();
        transfer.ifSent(this::moved);
        return new Ticket(bell.link(), road.segment(), road.capacity(), end,
                Arrays.copyOfRange(chunk, start, filled));
    }

    private void moved() {
        synchronized (reading) {
            synchronized (writing) {
                open = false;
                road.moved();
                bell.close();
            }
        }
    }

    @Override
    public String toString() {
        return "RingStream[" + road.segment().name() + ", " + end + "]";
    }

    /** A side on its way to another process. */
    @SuppressWarnings({"ArrayRecordComponent", "serial"}) // handed on; link and segment send tickets
    private record Ticket(Link link, Segment segment, int capacity, RingRoad.End end, byte[] unread)
            implements
                Serializable {

        @Serial
        private Object readResolve() {
            return new RingStream(new RingRoad(segment, capacity, 1), end, link, unread);
        }
    }
}
