package poolcraft.pool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sleeps until a worker rings, or says hello. Then it reads the answers, if nobody does who waits for
 * one: the thread of CPython's result handler.
 *
 * <p>While a worker is new, it does not sleep for longer than a millisecond: its first answer comes
 * some time before it could ring. Thread-safe.
 */
final class BellListener implements Runnable {

    /** How often to look for what a new worker has done. */
    private static final long POLL_MILLIS = 1;

    /** How long to wait where the system has no room for another channel. */
    private static final long NO_ROOM_NANOS = 10_000_000;

    private final HelloDesk desk;
    private final Selector selector;
    private final Dispatcher dispatcher;
    private final ResultReader reader;
    private final Consumer<Throwable> whenBroken;
    private final ByteBuffer rings = ByteBuffer.allocate(64);
    private final Thread thread = Thread.ofPlatform().daemon().name("poolcraft-pool-results")
            .unstarted(this);
    private volatile boolean closed;

    /**
     * A listener to what comes to {@code front}.
     *
     * @param whenBroken is told why nothing more can be heard
     */
    BellListener(Front front, Dispatcher dispatcher, ResultReader reader,
            Consumer<Throwable> whenBroken) {
        this.desk = front.desk();
        this.selector = front.selector();
        this.dispatcher = dispatcher;
        this.reader = reader;
        this.whenBroken = whenBroken;
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            desk.openIn(selector);
            while (!closed) {
                if (reader.look()) {
                    selector.select();
                } else {
                    selector.select(POLL_MILLIS);
                }
                Thread.interrupted(); // nobody has a reason; but while it is set, no selector sleeps
                serve();
            }
        } catch (ClosedSelectorException e) {
            // The program is ending.
        } catch (Throwable e) {
            whenBroken.accept(e);
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

    /** Its thread ends. */
    void close() {
        closed = true;
        selector.wakeup();
    }
}
