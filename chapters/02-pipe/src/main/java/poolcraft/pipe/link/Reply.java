package poolcraft.pipe.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Switchboard} answers to a {@link Hello}.
 *
 * <pre>
 *  offset  type     content
 *  0       byte     the answer: 0 LINKED, 1 WAIT, 2 GO, 3 AGREED, 4 BUSY,
 *                   5 LATER, 6 GONE
 *  1       byte*16  only after GO: the key of the side to go to
 *  17      byte     length of the path that follows
 *  18      byte*    the path of its switchboard
 * </pre>
 *
 * @param answer the answer
 * @param other where to go, after GO; null otherwise
 */
record Reply(Answer answer, @Nullable SideAddress other) {

    /** The answers. */
    enum Answer {
        /** To a claim: this socket is the link from now on. */
        LINKED,
        /** To a claim: the other side is on its way as well, and will come to you. */
        WAIT,
        /** To a claim: the other side waits for you elsewhere. */
        GO,
        /**
         * To a move: nothing more comes on the old link, and your successor is expected. To a watch:
         * this call ends when the side does.
         */
        AGREED,
        /** To a move: I am moving myself, and you give way. */
        BUSY,
        /** To a move: I have not quite arrived; ask again in a moment. */
        LATER,
        /** There is no such side: it has been closed. */
        GONE
    }

    static final int MAX_BYTES = 1 + SideAddress.MAX_BYTES;

    private static final Answer[] ANSWERS = Answer.values();

    static Reply of(Answer answer) {
        return new Reply(answer, null);
    }

    static Reply go(SideAddress other) {
        return new Reply(Answer.GO, other);
    }

    /** Where to go. */
    SideAddress destination() {
        return Objects.requireNonNull(other, "a GO has a destination");
    }

    ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
        int code = 0;
        while (ANSWERS[code] != answer) {
            code++;
        }
        bytes.put((byte) code);
        if (other != null) {
            other.writeTo(bytes);
        }
        return bytes.flip();
    }

    /** The reply in {@code received}; null if it is not whole yet. */
    static @Nullable Reply from(ByteBuffer received) throws IOException {
        ByteBuffer bytes = received.duplicate();
        if (!bytes.hasRemaining()) {
            return null;
        }
        int code = bytes.get();
        if (code < 0 || code >= ANSWERS.length) {
            throw new IOException("A switchboard has no answer " + code + ".");
        }
        if (ANSWERS[code] != Answer.GO) {
            return of(ANSWERS[code]);
        }
        int length = SideAddress.length(bytes);
        return length < 0 || length > bytes.remaining() ? null : go(SideAddress.from(bytes));
    }
}
