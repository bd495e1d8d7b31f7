package poolcraft.pipe;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** What a socket for messages is told. */
final class SocketOptions {

    private static final int IDLE_SECONDS = 60;
    private static final int PROBE_SECONDS = 10;
    private static final int PROBES = 6;

    /**
     * What the sender may be ahead of the receiver. Linux counts each message with what it costs to
     * keep it, so its usual size is full after 278 small ones; it doubles this number.
     */
    private static final int BUFFER = 256 << 10;

    private SocketOptions() {}

    /**
     * Over a Unix domain socket, has the sender run farther ahead: half of the sleeping and waking
     * is saved. Over TCP, has small messages leave at once, and has the system look whether the other machine is still
     * there when nothing has come for a minute: one that has lost its power says no goodbye.
     */
    static void prepare(SocketChannel channel) throws IOException {
        if (!channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
            return;
        }
        set(channel, StandardSocketOptions.TCP_NODELAY, true);
        set(channel, StandardSocketOptions.SO_KEEPALIVE, true);
        set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, IDLE_SECONDS);
        set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, PROBE_SECONDS);
        set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, PROBES);
    }

    private static <T> void set(SocketChannel channel, SocketOption<T> option, T value)
            throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, value);
        }
    }
}
