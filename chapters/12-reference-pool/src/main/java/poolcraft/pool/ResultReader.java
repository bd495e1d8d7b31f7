package poolcraft.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import poolcraft.memory.Sleeper;
import poolcraft.memory.Spin;

/**
 * Reads the answers of all workers: CPython's result handler, which here is whoever waits.
 *
 * <p>One at a time has the role of the reader. A caller that waits for an answer takes it if it is
 * free, and reads for everybody, awake, for a bounded time: to be woken would cost more than the whole
 * way to a worker and back. While no caller reads, the thread of this class does; it sleeps until a
 * worker rings.
 *
 * <pre>
 *  AWAKE   --nothing to read, and nobody waits awake-->    ASLEEP   workers ring for an answer
 *  ASLEEP  --a worker rings; a caller takes the role-->    AWAKE    workers do not ring
 * </pre>
 *
 * <p>While a worker is new, nobody sleeps for longer than a millisecond: its first answer comes some
 * time before it could ring.
 *
 * <p>Who has the role runs no code of the user's and waits for nothing: it gives each answer to its
 * task, and that is all. Thread-safe.
 */
final class ResultReader implements Runnable {

    /** For so long a caller reads for others, if somebody waits for the role. */
    private static final long LONG_NANOS = 1_000_000;

    /** How often to look for what a new worker has done. */
    private static final long POLL_MILLIS = 1;

    /** How long to wait where the system has no room for another channel. */
    private static final long NO_ROOM_NANOS = 10_000_000;

    private final ReentrantLock role = new ReentrantLock();
    private final Sleeper sleeper;
    private final Dispatcher dispatcher;
    private final HelloDesk desk;
    private final Selector selector;
    private final Consumer<Throwable> whenBroken;
    private final ByteBuffer rings = ByteBuffer.allocate(64);
    private boolean polls;
    private final Thread thread = Thread.ofPlatform().daemon().name("poolcraft-pool-results")
            .unstarted(this);
    private volatile boolean closed;

    /**
     * A reader of what comes to {@code front} from the workers that {@code dispatcher} knows.
     *
     * @param whenBroken is told why nothing more can be read without a caller that does
     */
    ResultReader(Front front, Dispatcher dispatcher, Consumer<Throwable> whenBroken) {
        this.whenBroken = whenBroken;
        this.sleeper = front.sleeper();
        this.desk = front.desk();
        this.selector = front.selector();
        this.dispatcher = dispatcher;
    }

    void start() {
        thread.start();
    }

    /**
     * Reads for all until {@code isHere}, for a bounded time, if nobody else reads.
     *
     * @param givesUp is asked between answers: whether the caller does not want to wait any more
     */
    // tag::help[]
    void help(BooleanSupplier isHere, BooleanSupplier givesUp) {
        if (!role.tryLock()) {
            return;
        }
        try {
            if (!closed) {
                sleeper.disarm();
                spin(isHere, givesUp);
                if (!polls) {
                    fallAsleep();
                }
            }
        } finally {
            role.unlock();
        }
    }
    // end::help[]

    // tag::spin[]
    private void spin(BooleanSupplier isHere, BooleanSupplier givesUp) {
        long begin = System.nanoTime();
        while (!isHere.getAsBoolean()
                && Spin.politely(() -> isHere.getAsBoolean() || read(), Spin.looks())) {
            // Something was read, and more may come: there is as much patience as in the beginning.
            if (givesUp.getAsBoolean() || isWanted(begin)) {
                return;
            }
        }
    }
    // end::spin[]

    /** Whether somebody else waits for the role, and the caller has had it for long. */
    private boolean isWanted(long since) {
        return role.hasQueuedThreads() && System.nanoTime() - since > LONG_NANOS;
    }

    /** Reads what there is; whether there was something. */
    private boolean read() {
        boolean any = false;
        for (Worker worker : dispatcher.workers()) {
            any |= read(worker);
        }
        if (any && dispatcher.isUnbalanced()) {
            dispatcher.update();
        }
        return any;
    }

    private static boolean read(Worker worker) {
        try {
            return worker.readAnswers();
        } catch (IOException | RuntimeException e) {
            // What a worker writes is none of its tasks' doing: it is beyond help.
            worker.condemn(e);
            return false;
        }
    }

    /** From now on the first answer rings. */
    private void fallAsleep() {
        sleeper.arm();
        while (hasAnswers()) {
            sleeper.disarm();
            read();
            sleeper.arm();
        }
    }

    private boolean hasAnswers() {
        for (Worker worker : dispatcher.workers()) {
            if (worker.hasAnswer()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Its process has ended: reads its last answers, and takes its tasks from it. Afterwards nobody
     * is in its memory.
     */
    List<Task> bury(Worker worker) {
        role.lock();
        try {
            read(worker);
            return dispatcher.gone(worker);
        } finally {
            role.unlock();
        }
    }

    @Override
    public void run() {
        try {
            desk.openIn(selector);
            while (!closed) {
                if (sleeps()) {
                    selector.select();
                } else {
                    selector.select(POLL_MILLIS);
                }
                serve();
            }
        } catch (ClosedSelectorException e) {
            // The program is ending.
        } catch (Throwable e) {
            whenBroken.accept(e);
        }
    }

    /** Reads what there is; whether the next answer will ring. */
    private boolean sleeps() {
        role.lock();
        try {
            polls = !closed && dispatcher.hasNewWorker();
            if (polls) {
                sleeper.disarm();
                read();
            } else if (!closed) {
                fallAsleep();
            }
            return !polls;
        } finally {
            role.unlock();
        }
    }

    private void serve() {
        for (SelectionKey key : selector.selectedKeys()) {
            try {
                serve(key);
            } catch (CancelledKeyException e) {
                // The keeper has closed it at this moment.
            }
        }
        selector.selectedKeys().clear();
    }

    private void serve(SelectionKey key) {
        if (key.isAcceptable()) {
            accept();
        } else if (key.attachment() instanceof Worker) {
            hear((SocketChannel) key.channel());
        } else {
            listen(key);
        }
    }

    /** Who is not let in now waits at the door, and is asked in again. */
    private void accept() {
        try {
            desk.accept(selector);
        } catch (IOException e) {
            LockSupport.parkNanos(this, NO_ROOM_NANOS);
        }
    }

    private void listen(SelectionKey key) {
        try {
            Worker worker = desk.listen(key);
            if (worker != null) {
                dispatcher.welcome(worker);
            }
        } catch (IOException e) {
            // A stranger could not be sent away: its channel is closed all the same.
        }
    }

    /** Somebody may have written before it was listened to. */
    void lookAgain() {
        selector.wakeup();
    }

    /** Takes away what was rung; the end of it is that of the worker, which its keeper learns. */
    private void hear(SocketChannel channel) {
        try {
            int count = channel.read(rings.clear());
            if (count < 0) {
                channel.close();
            }
        } catch (IOException e) {
            // Closed by the keeper at this moment.
        }
    }

    /** Afterwards nobody reads, and nobody is in the memory that the workers shared. */
    void close() {
        role.lock();
        try {
            closed = true;
        } finally {
            role.unlock();
        }
        selector.wakeup();
    }
}
