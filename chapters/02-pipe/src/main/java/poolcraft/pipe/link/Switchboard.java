package poolcraft.pipe.link;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import poolcraft.process.EndOfProcess;
import poolcraft.process.PrivateSocket;

/**
 * Where a process can be called about the sides of links that it holds.
 *
 * <p>One for a process, opened with its first link: a Unix domain socket in a folder that only this
 * user can enter, and one thread that never waits for anybody in particular. Who calls says what it
 * wants in a {@link Hello} and gets a {@link Reply}:
 *
 * <pre>
 *  process X holds A, the other side of B; A moves to process Z; B is in process Y
 *
 *  X -&gt; Y  MOVE B       AGREED      Y says no more on the old link; nor does X, from now on
 *  X ... Z               a ticket: where B is, and what had come for A and was not read
 *  Z -&gt; Y  CLAIM B      LINKED      this socket is the new link
 * </pre>
 *
 * <p>The socket of X's call stays open until the claim: its end tells Y that A is lost, because X
 * was killed, or Z before it had read the ticket. If both sides are on their way, the process that
 * gave away the second one introduces them: {@link Meeting}.
 *
 * <p>Thread-safe.
 */
final class Switchboard {

    private static final int BACKLOG = 1024;

    private static final long AGAIN_NANOS = 5_000_000;

    private static @Nullable Switchboard instance;

    private final ServerSocketChannel server;
    private final String socket;
    private final Selector selector;
    private final Map<SideKey, Side> sides = new ConcurrentHashMap<>();
    private final Departures departures = new Departures();

    private Switchboard() throws IOException {
        PrivateSocket listening = PrivateSocket.open(BACKLOG);
        socket = listening.path().toString();
        server = listening.channel();
        selector = Selector.open();
        register(server, this::accept);
    }

    /** That of this process. */
    static synchronized Switchboard get() throws IOException {
        Switchboard switchboard = instance;
        if (switchboard == null) {
            switchboard = new Switchboard();
            instance = switchboard;
            switchboard.watchOverTheEnd();
            Thread.ofPlatform().daemon().name("poolcraft-switchboard").start(switchboard::work);
        }
        return switchboard;
    }

    private void watchOverTheEnd() {
        try {
            EndOfProcess.afterChildren(this::end);
        } catch (IllegalStateException e) {
            // This JVM is ending: it does not wait for what begins now.
        }
    }

    /** After that no thread is inside a native call: the JVM would wait for it. */
    private void end() {
        departures.awaitArrivals();
        Quietly.close(selector);
    }

    /** Where a side is that this process holds. */
    SideAddress address(SideKey key) {
        return new SideAddress(socket, key);
    }

    void put(SideKey key, Side side) {
        sides.put(key, side);
    }

    void remove(SideKey key) {
        sides.remove(key);
    }

    /** Runs {@code readable} in the switchboard's thread whenever the channel can be read. */
    SelectionKey register(SelectableChannel channel, Runnable readable) throws IOException {
        channel.configureBlocking(false);
        int interest = channel instanceof ServerSocketChannel
                ? SelectionKey.OP_ACCEPT
                : SelectionKey.OP_READ;
        try {
            SelectionKey key = channel.register(selector, interest, readable);
            selector.wakeup();
            return key;
        } catch (ClosedSelectorException e) {
            throw new IOException("This process is ending: it takes and gives no more connections",
                    e);
        }
    }

    /**
     * Runs {@code action} in the switchboard's thread when the other side of a conversation ends
     * it, which this process began.
     */
    Caller awaitEnd(SocketChannel channel, Consumer<Caller> action) throws IOException {
        return new Caller(this, channel, action);
    }

    /**
     * Keeps a call open until the side that moves has arrived: its end tells the other side of a
     * loss. The end of this process waits for the arrival, for a while.
     *
     * @return what to do if the side is lost
     */
    Runnable seeHome(SocketChannel call) throws IOException {
        departures.add(call);
        Caller custody = awaitEnd(call, ended -> departures.remove(call));
        return () -> {
            departures.remove(call);
            custody.close();
        };
    }

    /** Takes a channel out of the selector, at once. Called by the switchboard's thread. */
    void forget(SelectionKey key) throws IOException {
        key.cancel();
        selector.selectNow();
    }

    /** Closes a channel. The selector has to see it, or the system would keep the socket. */
    void hangUp(SocketChannel channel) {
        Quietly.close(channel);
        selector.wakeup();
    }

    private void work() {
        try {
            while (true) {
                selector.select();
                Thread.interrupted(); // nobody has a reason; but while it is set, no selector sleeps
                List<SelectionKey> ready = List.copyOf(selector.selectedKeys());
                selector.selectedKeys().clear();
                ready.forEach(Switchboard::serve);
            }
        } catch (IOException | ClosedSelectorException e) {
            // This JVM is ending.
        }
    }

    private static void serve(SelectionKey key) {
        try {
            if (key.isValid() && key.attachment() instanceof Runnable work) {
                work.run();
            }
        } catch (CancelledKeyException e) {
            // Closed by another thread meanwhile.
        }
    }

    private void accept() {
        try {
            SocketChannel caller = server.accept();
            if (caller != null) {
                new Caller(this, caller, null);
            }
        } catch (IOException e) {
            // No file descriptor is left, or the caller is gone: again in a moment.
            LockSupport.parkNanos(AGAIN_NANOS);
        }
    }

    /** Puts a caller through to the side that it means. Called by the switchboard's thread. */
    void connect(Caller caller, Hello hello) throws IOException {
        if (hello.wish() != Hello.Wish.CLAIM) {
            caller.stay(() -> custodyEnded(hello.key(), caller));
        }
        if (!putThrough(hello.key(), side -> ask(side, caller, hello))) {
            caller.turnAway();
        }
    }

    private static boolean ask(Side side, Caller caller, Hello hello) throws IOException {
        return switch (hello.wish()) {
            case CLAIM -> side.claim(caller, hello.speaker());
            case MOVE -> side.otherMoves(caller, hello.speaker());
            case WATCH -> side.watch(caller);
        };
    }

    /** A call that was to see a side home has ended. */
    void custodyEnded(SideKey key, Caller custody) {
        try {
            putThrough(key, side -> side.custodyEnded(custody));
        } catch (IOException e) {
            throw new AssertionError("nothing is written", e);
        }
    }

    /** What a side is asked. */
    private interface Question {
        boolean ask(Side side) throws IOException;
    }

    /** Whether a side was found that did it. One may leave, and another come, meanwhile. */
    private boolean putThrough(SideKey key, Question question) throws IOException {
        Side before = null;
        Side side = sides.get(key);
        while (side != null && !side.equals(before)) {
            if (question.ask(side)) {
                return true;
            }
            before = side;
            side = sides.get(key);
        }
        return false;
    }
}
