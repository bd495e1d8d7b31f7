package poolcraft.pipe.link;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Where one side of a link is: at the switchboard of the process that holds it, under its key.
 *
 * @param socket the path of the switchboard's Unix domain socket
 * @param key what the side is known by there
 */
record SideAddress(String socket, SideKey key) {

    /** The longest path that a Unix domain socket can have. */
    private static final int MAX_PATH = 108;

    /** The most bytes that an address takes. */
    static final int MAX_BYTES = SideKey.BYTES + 1 + MAX_PATH;

    UnixDomainSocketAddress switchboard() {
        return UnixDomainSocketAddress.of(socket);
    }

    void writeTo(ByteBuffer bytes) {
        byte[] path = socket.getBytes(StandardCharsets.UTF_8);
        key.writeTo(bytes);
        bytes.put((byte) path.length).put(path);
    }

    /** How many bytes the address has that begins where {@code bytes} stands; -1: not yet known. */
    static int length(ByteBuffer bytes) {
        int at = bytes.position() + SideKey.BYTES;
        return at < bytes.limit() ? SideKey.BYTES + 1 + (bytes.get(at) & 0xFF) : -1;
    }

    static SideAddress from(ByteBuffer bytes) {
        SideKey key = SideKey.from(bytes);
        byte[] path = new byte[bytes.get() & 0xFF];
        bytes.get(path);
        return new SideAddress(new String(path, StandardCharsets.UTF_8), key);
    }
}
