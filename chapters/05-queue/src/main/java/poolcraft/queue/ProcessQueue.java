package poolcraft.queue;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Deadline;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * A queue between processes: whatever any of them puts, one of them takes. CPython's {@code
 * multiprocessing.Queue} and {@code SimpleQueue}.
 *
 * <pre>{@code
 * try (ProcessQueue<String> queue = ProcessQueue.create()) {
 *     JvmProcess consumer = JvmProcess.start(() -> {
 *         for (String line : queue) {
 *             System.out.println(line);
 *         }
 *     });
 *     queue.put("first");
 *     queue.put("second");
 *     queue.shutdown();
 *     consumer.join();
 * }
 * }</pre>
 *
 * <p>The methods are those of {@link java.util.concurrent.BlockingQueue}, as far as they fit: {@code
 * put} and {@code take} wait, {@code offer} and {@code poll} do not, or for a limit. It travels to
 * other processes by being used in their target, and as an item or a message.
 *
 * <p><b>Promises.</b> Items of one thread are taken in the order in which it put them. When {@code
 * put} returns, the item is in shared memory: the process may end, or be killed, at once, and nobody
 * has to flush anything. A process that is killed inside {@code put} leaves the whole item or none.
 * {@code take} moves an item from the queue to the process in one step: killed before it, the process
 * leaves the item for others; killed after it, it takes the item along, and nobody gets it again.
 * Where that is too little use a {@link JoinableProcessQueue}. Nothing is ever taken twice.
 *
 * <p><b>The end.</b> After {@link #shutdown()} nothing can be put; what is left can be taken, and then
 * {@code take} and {@code poll} throw a {@link QueueShutDownException}, and an iteration ends. It is
 * the end for all who take, however many they are; a last item that means the end would have to be
 * put once for each of them.
 *
 * <p><b>Memory.</b> An empty queue has one megabyte. It grows as items wait, and gives the memory back
 * as they are taken; an item of more than {@value QueueLayout#MAX_INLINE} bytes has room of its own.
 * When there is none left, {@code put} throws an {@link java.io.UncheckedIOException}, nothing was
 * put, and the queue goes on. A queue with a capacity lets {@code put} wait instead. The process that
 * made it owns it: when that closes it, or ends, the memory is removed.
 *
 * <p><b>Waiting.</b> A waiter looks for some microseconds, then sleeps, and uses no processor. An
 * interrupt ends the wait with an {@link InterruptedException}, and nothing was put or taken.
 *
 * <p><b>What cannot travel.</b> An item that cannot be turned into bytes is reported to the one who
 * puts it, by a {@link poolcraft.process.TransferException}; one that cannot be read to the one who
 * takes it, by an {@link UnreadableItemException}. The queue goes on in both cases. Items are copies,
 * as they were when they were put. {@code null} is no item.
 *
 * <p>Differences to CPython: there, a thread writes the items later. So a program that puts much and
 * whose queue nobody empties does not end, errors of serialization are printed and not raised, and a
 * process that is killed while it writes leaves a broken queue. Its {@code close} says that this
 * process puts nothing more; here, {@link #close()} gives the memory back.
 *
 * <p>Thread-safe, also for virtual threads. Memory effects, across processes, too: what was done
 * before {@code put} is seen after the {@code take} of that item.
 *
 * @param <T> what the items are
 */
public sealed class ProcessQueue<T> implements Iterable<T>, Transferable, AutoCloseable
        permits JoinableProcessQueue {

    static final StackWalker STACK = StackWalker
            .getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final QueueTicket ticket;
    private final QueueMemory memory;
    private final Head head;
    private final PutSide putSide;
    private final TakeSide takeSide;
    private final ItemPutter<T> putter;
    private final ItemTaker<T> taker;

    ProcessQueue(QueueTicket ticket) {
        this(ticket, new PlainHead(ticket.memory()),
                new Tail(ticket.memory(), ticket.memory().head(), PlainHead.HEADER_BYTES));
    }

    ProcessQueue(QueueTicket ticket, Head head, Tail tail) {
        this.ticket = ticket;
        this.memory = ticket.memory();
        this.head = head;
        this.putSide = new PutSide(memory, ticket.capacity(), tail, head);
        this.takeSide = new TakeSide(memory, head);
        this.putter = new ItemPutter<>(putSide, memory, ticket.format());
        this.taker = new ItemTaker<>(this, takeSide, ticket.format());
    }

    /**
     * A new queue without a bound.
     *
     * @throws IOException if there is no room for it
     */
    public static <T> ProcessQueue<T> create() throws IOException {
        return new QueueBuilder(STACK.getCallerClass()).create();
    }

    /**
     * A new queue in which so many items can wait.
     *
     * @throws IOException if there is no room for it
     */
    public static <T> ProcessQueue<T> create(int capacity) throws IOException {
        return new QueueBuilder(STACK.getCallerClass()).capacity(capacity).create();
    }

    /** For a queue with other classes, another limit, or another serializer. */
    public static QueueBuilder builder() {
        return new QueueBuilder(STACK.getCallerClass());
    }

    /**
     * Puts an item; waits for room.
     *
     * @throws poolcraft.process.TransferException if it cannot be turned into bytes
     * @throws QueueShutDownException if the queue has been shut down
     * @throws java.io.UncheckedIOException if there is no room in shared memory
     * @throws IllegalStateException if the queue has been closed
     */
    public void put(T item) throws InterruptedException {
        putter.put(item, Deadline.NEVER);
    }

    /** Puts an item, as {@link #put} does, if there is room. Whether there was. */
    public boolean offer(T item) {
        return putter.putNow(item);
    }

    /**
     * Puts an item, as {@link #put} does; waits for room for at most {@code limit}. Zero and less do
     * not wait. Whether it was put.
     */
    public boolean offer(T item, Duration limit) throws InterruptedException {
        return putter.put(item, Deadline.in(limit));
    }

    /**
     * Puts an item, as {@link #put} does, and returns true.
     *
     * @throws IllegalStateException if there is no room for it
     */
    public boolean add(T item) {
        if (!offer(item)) {
            throw new IllegalStateException("The queue is full: it holds its " + ticket.capacity()
                    + " items. Use put to wait for room, or offer to be told.");
        }
        return true;
    }

    /**
     * Puts items in the order of the collection, as many at a time as there is room; waits for the
     * rest. It is much quicker than one by one. If one of them cannot be turned into bytes, none is
     * put. When it ends with another exception, the first ones may have been put.
     *
     * @see #put
     */
    public void putAll(Collection<? extends T> items) throws InterruptedException {
        putter.putAll(items);
    }

    /**
     * Takes the next item; waits for it.
     *
     * @throws QueueShutDownException if the queue has been shut down, and all has been taken
     * @throws UnreadableItemException if the item cannot be read here; it is lost
     * @throws IllegalStateException if the queue has been closed
     */
    public T take() throws InterruptedException {
        return Objects.requireNonNull(taker.take(Deadline.NEVER), "waits without a limit");
    }

    /** Takes the next item, as {@link #take} does; null if there is none now. */
    public @Nullable T poll() {
        return taker.takeNow();
    }

    /**
     * Takes the next item, as {@link #take} does; waits for it for at most {@code limit}. Zero and less
     * do not wait. Null if there is none by then.
     */
    public @Nullable T poll(Duration limit) throws InterruptedException {
        return taker.take(Deadline.in(limit));
    }

    /** {@link #drainTo(Collection, int)} for all items that are there. */
    public int drainTo(Collection<? super T> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    /**
     * Takes up to {@code most} items that are there, in one step, and adds them to {@code target}. It
     * is much quicker than one by one, and does not wait.
     *
     * @return how many; 0 also at the end of the queue
     * @throws UnreadableItemException if one of them cannot be read; the others have been added
     */
    public int drainTo(Collection<? super T> target, int most) {
        return taker.drainTo(target, most);
    }

    /** Takes item after item, each when it is asked for, until the end of the queue. */
    @Override
    public Iterator<T> iterator() {
        return new Remaining<>(this);
    }

    /** Takes item after item, each when it is asked for, until the end of the queue. */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** How many items wait: for monitoring, since it may change at once. */
    public int size() {
        memory.check();
        return (int) Math.min(Integer.MAX_VALUE, head.waiting());
    }

    /** Whether no item waits: for monitoring, since it may change at once. */
    public boolean isEmpty() {
        return size() == 0;
    }

    /** How many items have room, if memory does not run out. */
    public int remainingCapacity() {
        memory.check();
        return putSide.room();
    }

    /**
     * Ends the queue: from now on nothing can be put, by no process, and whoever takes gets what is
     * left and then the end. Doing it twice does nothing.
     */
    public void shutdown() throws IOException {
        putSide.shutDown();
    }

    /** Whether it has been shut down; items may be left. */
    public boolean isShutdown() {
        memory.check();
        return !memory.isOpen();
    }

    /**
     * Gives the memory back in this process. In the process that made the queue it ends it for all:
     * what has not been taken is gone, and whoever waits gets an {@link IllegalStateException}. So
     * does who uses it afterwards. Closing twice does nothing.
     */
    @Override
    public void close() throws IOException {
        if (memory.isClosedHere()) {
            return;
        }
        putSide.unmap();
        takeSide.unmap();
        memory.close();
        if (memory.segment().isOwner()) {
            putSide.lost();
        }
    }

    /** This thread has got an item. */
    void delivered(Incoming.@Nullable Held where) {}

    /** An item was taken that cannot be read. */
    void discarded(Incoming.@Nullable Held where) {}

    final QueueMemory memory() {
        return memory;
    }

    final TakeSide takeSide() {
        return takeSide;
    }

    @Override
    public final Serializable ticket(Transfer transfer) throws IOException {
        memory.segment().ticket(transfer);
        return ticket;
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "["
                + (memory.isClosedHere() ? "closed" : head.waiting() + " waiting") + "]";
    }
}
