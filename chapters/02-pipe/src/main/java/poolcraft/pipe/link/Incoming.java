package poolcraft.pipe.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes for one side of a link come from: first those that travelled with it, then the
 * sockets of the link, one after the other, each to its end.
 *
 * <p>One thread reads, another may add.
 */
final class Incoming {

    private static final int CHUNK = 1 << 16;

    /** What is drained has been sent already; more than a moment means that something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Deque<SocketChannel> channels = new ArrayDeque<>();
    private volatile @Nullable SocketChannel current;
    private volatile ByteBuffer ahead = ByteBuffer.allocate(0);

    /** What is read before anything that comes from a socket. */
    void putAhead(byte[] bytes) {
        ahead = ByteBuffer.wrap(bytes);
    }

    boolean hasAhead() {
        return ahead.hasRemaining();
    }

    synchronized void add(SocketChannel channel) {
        channels.addLast(channel);
        current = channels.peekFirst();
    }

    /** The socket that bytes come from just now; null if all have ended. */
    @Nullable
    SocketChannel current() {
        return current;
    }

    /** Bytes read; 0 if there are none just now; -1 if all sockets have ended. */
    int read(ByteBuffer target) {
        if (hasAhead()) {
            return copyAhead(target);
        }
        SocketChannel from = current;
        while (from != null) {
            int count = read(from, target);
            if (count >= 0) {
                return count;
            }
            from = after(from);
        }
        return -1;
    }

    private int copyAhead(ByteBuffer target) {
        int count = Math.min(ahead.remaining(), target.remaining());
        target.put(ahead.slice().limit(count));
        ahead.position(ahead.position() + count);
        return count;
    }

    private static int read(SocketChannel from, ByteBuffer target) {
        try {
            return from.read(target);
        } catch (IOException e) {
            // Reset by a process that died with something unread: what it had sent has been read.
            return -1;
        }
    }

    private synchronized @Nullable SocketChannel after(SocketChannel ended) {
        if (ended.equals(current)) {
            Quietly.close(channels.pollFirst());
            current = channels.peekFirst();
        }
        return current;
    }

    /**
     * All that is still to come from the sockets of this moment, each of which is known to end.
     *
     * @throws IOException if one does not end in time; nothing is lost then
     */
    byte[] drain() throws IOException {
        SocketChannel last = last();
        var all = new ByteArrayOutputStream();
        all.write(ahead.array(), ahead.arrayOffset() + ahead.position(), ahead.remaining());
        putAhead(new byte[0]);
        try {
            SocketChannel from = last == null ? null : current;
            while (from != null) {
                drain(from, all);
                SocketChannel next = after(from);
                from = from.equals(last) ? null : next;
            }
        } catch (IOException e) {
            putAhead(all.toByteArray());
            throw e;
        }
        return all.toByteArray();
    }

    private synchronized @Nullable SocketChannel last() {
        return channels.peekLast();
    }

    private static void drain(SocketChannel from, ByteArrayOutputStream all) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        int count = read(from, chunk);
        if (count < 0) {
            return;
        }
        try (var patience = new Patience(from, PATIENCE)) {
            while (count >= 0) {
                all.write(chunk.array(), 0, count);
                if (count == 0) {
                    patience.awaitReadable();
                }
                count = read(from, chunk.clear());
            }
        }
    }

    synchronized void close() {
        channels.forEach(Quietly::close);
        channels.clear();
        current = null;
        ahead = ByteBuffer.allocate(0);
    }
}
