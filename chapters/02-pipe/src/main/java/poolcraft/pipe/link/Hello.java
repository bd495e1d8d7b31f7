package poolcraft.pipe.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The first and only message to a {@link Switchboard}.
 *
 * <pre>
 *  offset  type     content
 *   0      int      magic 0x6C696E6B ("link")
 *   4      byte     what is wanted: 0 CLAIM, 1 MOVE, 2 WATCH
 *   5      byte*16  the key of the side that is meant
 *  21      byte*16  the key of the side that speaks
 *  37      byte     length of the path that follows, in bytes
 *  38      byte*    the path of the speaker's switchboard
 * </pre>
 *
 * @param wish what is wanted of the side
 * @param key the side that is meant
 * @param speaker the side that speaks, and will be the other side if it claims
 */
record Hello(Wish wish, SideKey key, SideAddress speaker) {

    /** What is wanted of a side. */
    enum Wish {
        /** I am the other side from now on; this socket shall be the link. */
        CLAIM,
        /** The other side is about to move: say no more to it, and wait for its claim. */
        MOVE,
        /** Keep this socket open for as long as the side is open. */
        WATCH
    }

    private static final int MAGIC = 0x6C696E6B;
    private static final int BEFORE_SPEAKER = Integer.BYTES + 1 + SideKey.BYTES;

    static final int MAX_BYTES = BEFORE_SPEAKER + SideAddress.MAX_BYTES;

    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
        bytes.putInt(MAGIC).put((byte) code(wish));
        key.writeTo(bytes);
        speaker.writeTo(bytes);
        return bytes.flip();
    }

    private static int code(Wish wish) {
        return switch (wish) {
            case CLAIM -> 0;
            case MOVE -> 1;
            case WATCH -> 2;
        };
    }

    /**
     * The hello in {@code received}; null if it is not whole yet.
     *
     * @throws IOException if this is none
     */
    static @Nullable Hello from(ByteBuffer received) throws IOException {
        ByteBuffer bytes = received.duplicate();
        if (bytes.remaining() >= Integer.BYTES && bytes.getInt(bytes.position()) != MAGIC) {
            throw new IOException("Not a hello.");
        }
        if (bytes.remaining() <= BEFORE_SPEAKER) {
            return null;
        }
        bytes.position(bytes.position() + Integer.BYTES);
        Wish wish = wish(bytes.get());
        SideKey key = SideKey.from(bytes);
        int length = SideAddress.length(bytes);
        if (length > SideAddress.MAX_BYTES) {
            throw new IOException("A path of " + length + " bytes is none.");
        }
        return length < 0 || length > bytes.remaining()
                ? null
                : new Hello(wish, key, SideAddress.from(bytes));
    }

    private static Wish wish(int code) throws IOException {
        return switch (code) {
            case 0 -> Wish.CLAIM;
            case 1 -> Wish.MOVE;
            case 2 -> Wish.WATCH;
            default -> throw new IOException("Nothing is known by the code " + code + ".");
        };
    }
}
