package poolcraft.memory;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import poolcraft.pipe.link.Link;

/**
 * A doorbell over a link: a byte is a ring, the end of the link the end of the other side.
 *
 * <p>Several threads may sleep by it, each in a selector of its own. The one that takes the bytes
 * away wakes all the others, or they would sleep on. Thread-safe.
 */
final class RingBell implements Doorbell, Closeable {

    private static final byte[] RING = {1};

    private final Link link;
    private final Set<Selector> sleepers = new CopyOnWriteArraySet<>();
    private volatile boolean otherIsGone;

    RingBell(Link link) {
        this.link = link;
        link.whenOtherEnds(this::gone);
    }

    Link link() {
        return link;
    }

    /** Whether the other side has been closed, or its process has ended. */
    boolean otherIsGone() {
        return otherIsGone;
    }

    private void gone() {
        otherIsGone = true;
        wakeAll();
    }

    private void wakeAll() {
        sleepers.forEach(Selector::wakeup);
    }

    @Override
    public void ring() {
        try {
            // No room for it means that the other side has not heard those before.
            link.write(ByteBuffer.wrap(RING));
        } catch (IOException e) {
            // It is gone: the next one who waits learns it.
        }
    }

    /** Takes away what was rung so far. */
    void hear() {
        ByteBuffer rings = ByteBuffer.allocate(64);
        try {
            int count = link.read(rings);
            boolean rung = count > 0;
            while (count > 0) {
                count = link.read(rings.clear());
            }
            if (count < 0) {
                gone();
            } else if (rung) {
                wakeAll();
            }
        } catch (IOException e) {
            // Closed here, or sent away, by another thread.
            wakeAll();
        }
    }

    void watch(Selector selector) {
        sleepers.add(selector);
        link.watch(selector, SelectionKey.OP_READ);
    }

    void unwatch(Selector selector) {
        sleepers.remove(selector);
        link.unwatch(selector);
    }

    void whenOtherEnds(Runnable action) {
        link.whenOtherEnds(action);
    }

    /** Sleeps by this bell alone; a stream has selectors of its own, and needs it not. */
    @Override
    public boolean await(Duration limit) throws InterruptedException {
        boolean lives = sleep(limit);
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for a ring");
        }
        return lives;
    }

    private boolean sleep(Duration limit) {
        try (Selector selector = Selector.open()) {
            watch(selector);
            selector.select(1 + limit.toMillis());
            hear();
            unwatch(selector);
            return !otherIsGone;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        link.close();
        wakeAll();
    }
}
