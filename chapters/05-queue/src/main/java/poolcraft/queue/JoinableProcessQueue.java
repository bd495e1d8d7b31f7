package poolcraft.queue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import poolcraft.lock.WaitingRoom;
import poolcraft.pipe.Deadline;
import poolcraft.queue.Incoming.Held;

/**
 * A queue whose items are acknowledged when they have been dealt with: CPython's {@code
 * multiprocessing.JoinableQueue}.
 *
 * <pre>{@code
 * try (JoinableProcessQueue<String> files = JoinableProcessQueue.create()) {
 *     for (int i = 0; i < 4; i++) {
 *         JvmProcess.start(() -> {
 *             for (String file : files) {
 *                 convert(file);
 *                 files.taskDone();
 *             }
 *         });
 *     }
 *     files.putAll(names);
 *     files.join();
 *     files.shutdown();
 * }
 * }</pre>
 *
 * <p>An item that was taken stays in memory, claimed by the process that has it, until a thread of it
 * says {@link #taskDone()}. <b>If the process dies first, the item comes back:</b> within a second of
 * somebody taking, or waiting to take, another one gets it. So each item is dealt with at least once;
 * twice if a process dies after the work and before {@code taskDone}: let the work be such that this
 * does no harm. In CPython such an item is lost, and {@code join} never returns.
 *
 * <p>Items that come back are taken before all others, so the order is that of the queue except for
 * them. They count in no {@link #size()}, and need no room. Memory is given back in the order of the
 * queue: an item that is held for long keeps what was put behind it in memory.
 *
 * <p>The end comes after {@link #shutdown()}, when all items have been acknowledged: until then, one
 * may come back. A thread that has not acknowledged an item itself does not wait for that.
 *
 * <p>Thread-safe. A thread acknowledges what it took itself, in the order in which it took it; items
 * whose thread has ended stay claimed until the process ends, or closes the queue.
 *
 * @param <T> what the items are
 */
public final class JoinableProcessQueue<T> extends ProcessQueue<T> {

    private final Outstanding outstanding;
    private final ClaimedHead head;
    private final WaitingRoom allDone;

    JoinableProcessQueue(QueueTicket ticket) {
        this(ticket, new Outstanding());
    }

    private JoinableProcessQueue(QueueTicket ticket, Outstanding outstanding) {
        this(ticket, outstanding, new ClaimedHead(ticket.memory(), outstanding));
    }

    private JoinableProcessQueue(QueueTicket ticket, Outstanding outstanding, ClaimedHead head) {
        super(ticket, head,
                new Tail(ticket.memory(), ticket.memory().done(), ClaimedHead.HEADER_BYTES));
        this.outstanding = outstanding;
        this.head = head;
        this.allDone = ticket.memory().room(QueueLayout.ALL_DONE);
    }

    /**
     * A new queue without a bound.
     *
     * @throws IOException if there is no room for it
     */
    public static <T> JoinableProcessQueue<T> create() throws IOException {
        return new QueueBuilder(STACK.getCallerClass()).createJoinable();
    }

    /**
     * A new queue in which so many items can wait.
     *
     * @throws IOException if there is no room for it
     */
    public static <T> JoinableProcessQueue<T> create(int capacity) throws IOException {
        return new QueueBuilder(STACK.getCallerClass()).capacity(capacity).createJoinable();
    }

    @Override
    void delivered(@Nullable Held where) {
        outstanding.add(Objects.requireNonNull(where));
    }

    /** It is lost to everybody: {@link #join()} does not wait for it. */
    @Override
    void discarded(@Nullable Held where) {
        acknowledge(Objects.requireNonNull(where));
    }

    /**
     * Says that this thread has dealt with the item that it has held longest.
     *
     * @throws IllegalStateException if it holds none: it has said so once too often
     */
    public void taskDone() {
        memory().check();
        acknowledge(outstanding.poll());
    }

    private void acknowledge(Held held) {
        if (takeSide().inTurn(() -> head.acknowledge(held))) {
            allDone.wakeAll();
            takeSide().wakeAll();
        }
    }

    /**
     * Puts the item that this thread has held longest back, for another one to deal with it.
     *
     * @throws IllegalStateException if it holds none
     */
    public void giveBack() {
        memory().check();
        giveBack(List.of(outstanding.poll()));
    }

    private void giveBack(List<Held> items) {
        takeSide().inTurn(() -> {
            for (Held held : items) {
                head.giveBack(held);
            }
            return true;
        });
        takeSide().wakeAll();
    }

    /** Waits until all that was put has been acknowledged. */
    public void join() throws InterruptedException {
        join(Deadline.NEVER);
    }

    /**
     * Waits until all that was put has been acknowledged, at most for {@code limit}.
     *
     * @return whether it has
     */
    public boolean join(Duration limit) throws InterruptedException {
        return join(Deadline.in(limit));
    }

    private boolean join(Deadline deadline) throws InterruptedException {
        while (true) {
            memory().check();
            if (head.isAllDone()) {
                return true;
            }
            if (deadline.hasPassed()) {
                return false;
            }
            allDone.await(head::isAllDone, this::look, deadline.nanosLeft());
        }
    }

    /** A process may have been killed after it acknowledged and before it said that all is done. */
    private boolean look() {
        return takeSide().inTurn(head::lookForTheDead);
    }

    /** Puts all items back that this process holds, and closes the queue. */
    @Override
    public void close() throws IOException {
        if (!memory().isClosedHere()) {
            giveBack(outstanding.drain());
        }
        super.close();
    }
}
