package poolcraft.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * By which processes wake each other's threads: a datagram to the port of the process, on the
 * loopback interface.
 *
 * <pre>
 *  process A                               process B
 *  changes a word in shared memory         a thread sleeps (Sleep)
 *  ring(B) ------- datagram -------------> the bell's thread
 *                                            asks each sleep whether it is due
 *                                            unparks the threads whose sleep is
 * </pre>
 *
 * <p>A datagram says nothing: who is woken looks at the shared memory. So one that comes from a
 * stranger does no harm, and one that is lost costs a sleeper no more than {@link #NAP_NANOS}, after
 * which it looks by itself. The sleepers do no I/O, so interrupting one breaks nothing, and a
 * virtual thread keeps no carrier busy.
 *
 * <p>States: SILENT until a thread first sleeps, then RINGS until this JVM begins to end, then
 * SILENT. Thread-safe.
 */
final class Bell {

    /** How long a sleeper sleeps at most before it looks by itself: also for the dead. */
    private static final long NAP_NANOS = 100_000_000;

    /** The same where there is no loopback interface. */
    private static final long SHORT_NAP_NANOS = 1_000_000;

    private static @Nullable Bell instance;

    private final Members members;
    private final Set<Sleep> sleeps = ConcurrentHashMap.newKeySet();
    private @Nullable DatagramChannel channel;
    private boolean ended;
    private volatile boolean rings;

    private Bell(Members members) {
        this.members = members;
    }

    /** The bell of this process. */
    static synchronized Bell get() {
        Bell known = instance;
        if (known == null) {
            known = new Bell(Members.get());
            instance = known;
        }
        return known;
    }

    void add(Sleep sleep) {
        sleeps.add(sleep);
        if (!rings) {
            startRinging();
        }
    }

    void remove(Sleep sleep) {
        sleeps.remove(sleep);
    }

    /** How long a sleeper may sleep before it looks by itself. */
    long napNanos() {
        return rings ? NAP_NANOS : SHORT_NAP_NANOS;
    }

    /** Wakes those of this process who are due. */
    void ringHere() {
        for (Sleep sleep : sleeps) {
            sleep.wakeIfDue();
        }
    }

    /** Has the member in {@code place} wake those who are due. Never waits, never fails. */
    void ring(int place) {
        if (place == members.place()) {
            ringHere();
            return;
        }
        int port = members.port(place);
        DatagramChannel open = channel();
        if (port != 0 && open != null) {
            send(open, port);
        }
    }

    private static void send(DatagramChannel channel, int port) {
        try {
            channel.send(ByteBuffer.allocate(1), new InetSocketAddress(loopback(), port));
        } catch (IOException e) {
            // The sleeper looks by itself in a moment.
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
    }

    private synchronized @Nullable DatagramChannel channel() {
        if (channel == null && !ended) {
            try {
                channel = DatagramChannel.open(StandardProtocolFamily.INET);
                channel.bind(new InetSocketAddress(loopback(), 0));
                channel.configureBlocking(false);
            } catch (IOException e) {
                ended = true;
            }
        }
        return ended ? null : channel;
    }

    private synchronized void startRinging() {
        DatagramChannel open = channel();
        if (rings || open == null) {
            return;
        }
        try {
            Selector selector = Selector.open();
            open.register(selector, SelectionKey.OP_READ);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> end(selector), "poolcraft-bell-end"));
            Thread thread = new Thread(() -> listen(selector, open), "poolcraft-bell");
            thread.setDaemon(true);
            thread.start();
            members.setPort(((InetSocketAddress) open.getLocalAddress()).getPort());
            rings = true;
        } catch (IOException | IllegalStateException e) {
            // No selector, or this JVM is ending: the sleepers look by themselves.
            ended = true;
        }
    }

    /** A thread inside a native call would delay the end of the JVM by 300 ms. */
    private synchronized void end(Selector selector) {
        ended = true;
        rings = false;
        members.setPort(0);
        try {
            selector.close();
        } catch (IOException e) {
            // The JVM ends a little later.
        }
    }

    private void listen(Selector selector, DatagramChannel channel) {
        ByteBuffer ignored = ByteBuffer.allocateDirect(1);
        try {
            while (selector.isOpen()) {
                selector.select();
                Thread.interrupted(); // nobody has a reason; but while it is set, no selector sleeps
                selector.selectedKeys().clear();
                while (channel.receive(ignored.clear()) != null) {
                    // Many rings at once are as good as one.
                }
                ringHere();
            }
        } catch (IOException | ClosedSelectorException e) {
            rings = false;
        }
    }
}
