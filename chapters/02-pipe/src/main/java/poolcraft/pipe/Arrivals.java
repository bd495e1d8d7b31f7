package poolcraft.pipe;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for {@link Listener#accept()}: connections, in the order in which they were
 * authenticated, and behind them the clients that were not let in. Thread-safe.
 */
final class Arrivals {

    /** More failures than this are not kept: nobody seems to ask for them. */
    private static final int KEPT_FAILURES = 100;

    private final int limit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Connection> connections = new ArrayDeque<>();
    private final Deque<AuthenticationException> failures = new ArrayDeque<>();
    private final Set<Selector> watchers = ConcurrentHashMap.newKeySet();
    private @Nullable String closed;

    /**
     * Nothing has come yet.
     *
     * @param limit how many connections may wait here until {@link #isFull()}
     */
    Arrivals(int limit) {
        this.limit = limit;
    }

    void add(Connection connection) {
        lock.lock();
        try {
            if (closed != null) {
                connection.close();
                return;
            }
            connections.add(connection);
            tell();
        } finally {
            lock.unlock();
        }
    }

    void add(AuthenticationException failure) {
        lock.lock();
        try {
            if (failures.size() == KEPT_FAILURES) {
                failures.remove();
            }
            failures.add(failure);
            tell();
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        changed.signal();
        watchers.forEach(Selector::wakeup);
    }

    /** Whether nobody else should be let in before some of these are taken. */
    boolean isFull() {
        lock.lock();
        try {
            return connections.size() >= limit;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next connection; waits for it.
     *
     * @throws AuthenticationException if there is none, and a client was not let in
     */
    Connection take(Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        lock.lockInterruptibly();
        try {
            while (isEmpty()) {
                if (deadline.hasPassed()) {
                    throw new TimeoutException("No client has come within the time limit.");
                }
                changed.await(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    private Connection next() throws AuthenticationException {
        Connection connection = connections.poll();
        if (connection != null) {
            return connection;
        }
        AuthenticationException failure = failures.remove();
        failure.fillInStackTrace(); // where it was accepted says more than where it was found
        throw failure;
    }

    /** Whether {@link #take} would return, or fail, without waiting. */
    boolean isReady() throws IOException {
        lock.lock();
        try {
            return !isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is nothing to take; an error if there never will be. */
    private boolean isEmpty() throws IOException {
        if (closed != null) {
            throw new IOException(closed);
        }
        return connections.isEmpty() && failures.isEmpty();
    }

    void watch(Selector selector) throws IOException {
        watchers.add(selector);
        if (isReady()) {
            selector.wakeup();
        }
    }

    void unwatch(Selector selector) {
        watchers.remove(selector);
    }

    /** Closes what has come, and ends all waiting with {@code why}. */
    void close(String why) {
        lock.lock();
        try {
            if (closed == null) {
                closed = why;
                connections.forEach(Connection::close);
                connections.clear();
                changed.signalAll();
                watchers.forEach(Selector::wakeup);
            }
        } finally {
            lock.unlock();
        }
    }
}
