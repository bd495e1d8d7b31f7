package poolcraft.pipe;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The receiving half of a {@link StreamConnection}. Thread-safe: receivers take turns. */
final class Receiver {

    private final Stream stream;
    private final MessageFormat format;
    private final ConnectionState state;
    private final SentThings things;
    private final FrameReader frames;
    private final StreamWait arrival;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Selector> watchers = new CopyOnWriteArraySet<>();

    /** Whether there was a message, or the end, since the lock was taken. */
    private boolean sawMessage;

    Receiver(Stream stream, MessageFormat format, ConnectionState state,
            SentThings things, byte[] unread) {
        this.stream = stream;
        this.format = format;
        this.state = state;
        this.things = things;
        this.frames = new FrameReader(stream, format.limit(), unread);
        this.arrival = new StreamWait(stream, SelectionKey.OP_READ);
    }

    @Nullable
    Object receive(Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        lock(deadline);
        try {
            byte kind = await(deadline);
            MessageFormat.checkObject(kind);
            try {
                return format.read(kind, frames.body());
            } finally {
                frames.drop();
            }
        } finally {
            unlock();
        }
    }

    byte[] receiveBytes(Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        lock(deadline);
        try {
            MessageFormat.checkRaw(await(deadline));
            byte[] bytes = frames.body().readRest();
            frames.drop();
            return bytes;
        } finally {
            unlock();
        }
    }

    /** While another thread is receiving there is nothing for this one. */
    boolean poll() throws IOException {
        if (!lock.tryLock()) {
            state.check();
            return false;
        }
        try {
            return advance() || (!maySleep() && advance());
        } finally {
            unlock();
        }
    }

    /** Whether those who watch this connection may sleep now; there may be none. */
    private boolean maySleep() {
        return watchers.isEmpty() || stream.arm(SelectionKey.OP_READ);
    }

    boolean poll(Deadline deadline) throws IOException, InterruptedException {
        try {
            lock(deadline);
        } catch (TimeoutException e) {
            return false;
        }
        try {
            return isHere(deadline);
        } finally {
            unlock();
        }
    }

    private void lock(Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        if (!lock.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
            throw noneCame();
        }
        if (lock.getHoldCount() > 1) {
            lock.unlock();
            throw new IOException("A message cannot be received while the same thread is reading"
                    + " another one: does its readObject receive?");
        }
    }

    private static TimeoutException noneCame() {
        return new TimeoutException("No message has come within the time limit.");
    }

    /** Waits for a message; its kind. */
    private byte await(Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        if (!isHere(deadline)) {
            throw noneCame();
        }
        if (frames.isAtEnd()) {
            throw frames.end();
        }
        return frames.kind();
    }

    /** Waits for a message or the end. */
    // tag::wait[]
    private boolean isHere(Deadline deadline) throws IOException, InterruptedException {
        while (!advance()) {
            if (deadline.hasPassed()) {
                return false;
            }
            arrival.sleep(deadline);
        }
        return true;
    }
    // end::wait[]

    private boolean advance() throws IOException {
        state.check();
        try {
            boolean here = frames.advance();
            sawMessage |= here;
            if (here && frames.isAtEnd()) {
                things.otherEndIsGone();
            }
            return here;
        } catch (IOException e) {
            throw state.explain(e);
        }
    }

    /**
     * Lets the next one in, and wakes those who sleep elsewhere until there is a message: what is in
     * the buffer here, perhaps more than one message, wakes no selector, and they could not look
     * while this thread did.
     */
    private void unlock() {
        boolean wake = sawMessage;
        sawMessage = false;
        lock.unlock();
        if (wake) {
            wakeWatchers();
        }
    }

    private void wakeWatchers() {
        for (Selector watcher : watchers) {
            watcher.wakeup();
        }
    }

    void watch(Selector selector) throws IOException {
        watchers.add(selector);
        state.check();
        stream.watch(selector, SelectionKey.OP_READ);
    }

    void unwatch(Selector selector) {
        watchers.remove(selector);
        stream.unwatch(selector);
    }

    /** Keeps others from receiving, if nobody does. */
    boolean tryHold() {
        return !lock.isHeldByCurrentThread() && lock.tryLock();
    }

    void release() {
        lock.unlock();
    }

    /** Held: what was read from the stream and not been taken. */
    byte[] unread() {
        return frames.unread();
    }

    void close() {
        arrival.close();
        wakeWatchers();
    }
}
