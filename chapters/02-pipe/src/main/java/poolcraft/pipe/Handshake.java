package poolcraft.pipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How the two sides of a new connection prove to each other that they have the same {@link Key}.
 *
 * <pre>
 *  listener -&gt; client   {@link Greeting}                  64 bytes
 *  client -&gt; listener   {@link Greeting}, {@link Proof}           64 + 32 bytes
 *  listener -&gt; client   verdict, {@link Proof}            1 + 32 bytes
 *
 *  verdict: 1 welcome; 2 refused, and then the 32 bytes are zeros
 * </pre>
 *
 * <p>The client proves it first: so a stranger who calls gets nothing with which he could try
 * guesses. The listener proves it as well: so nobody who has taken its address can play its part.
 * After this the connection carries messages, which are neither encrypted nor signed: the handshake
 * does not help against somebody who sits on the way between the two and changes bytes.
 *
 * <p>This class moves the bytes, and never waits. Each step writes or reads a fixed number of bytes
 * and no more, whatever the other side says. Used by one thread.
 */
abstract class Handshake {

    static final byte WELCOME = 1;
    static final byte REFUSED = 2;
    static final int VERDICT_BYTES = 1 + Proof.BYTES;

    private final ByteChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int operation;
    private Step next = _ -> {};
    private boolean heard;
    private @Nullable AuthenticationException failure;

    /** What is done when the bytes of the step before have been written, or are here. */
    @FunctionalInterface
    interface Step {
        void take(byte[] bytes) throws AuthenticationException;
    }

    Handshake(ByteChannel channel) {
        this.channel = channel;
    }

    /** The next step: write {@code bytes}, then go on with {@code then}. */
    final void write(byte[] bytes, Step then) {
        step(SelectionKey.OP_WRITE, bytes, then);
    }

    /** The next step: read {@code count} bytes, then go on with {@code then}. */
    final void read(int count, Step then) {
        step(SelectionKey.OP_READ, new byte[count], then);
    }

    private void step(int nextOperation, byte[] bytes, Step then) {
        operation = nextOperation;
        buffer = ByteBuffer.wrap(bytes);
        next = then;
    }

    /** There is no next step: both sides have the key. */
    final void finish() {
        operation = 0;
    }

    /** Tells the other side that it is refused, and fails. */
    final void refuse(AuthenticationException why) {
        failure = why;
        write(Arrays.copyOf(new byte[]{REFUSED}, VERDICT_BYTES), _ -> {
            throw why;
        });
    }

    /**
     * Goes on as far as it can without waiting.
     *
     * @return whether the handshake has succeeded; if not, wait for {@link #operation()}
     * @throws IOException if it has failed
     */
    final boolean advance() throws IOException {
        try {
            while (operation != 0 && move()) {
                if (!buffer.hasRemaining()) {
                    next.take(buffer.array());
                }
            }
            return operation == 0;
        } catch (AuthenticationException e) {
            throw e;
        } catch (IOException e) {
            throw failure == null ? broken(e) : failure;
        }
    }

    /** Whether any byte could be moved. */
    private boolean move() throws IOException {
        if (operation == SelectionKey.OP_WRITE) {
            return channel.write(buffer) > 0;
        }
        int count = channel.read(buffer);
        if (count < 0) {
            throw broken(null);
        }
        heard |= count > 0;
        return count > 0;
    }

    /** What it waits for: {@link SelectionKey#OP_READ} or {@code OP_WRITE}. */
    final int operation() {
        return operation;
    }

    /** Whether the other side has said anything. */
    final boolean hasHeard() {
        return heard;
    }

    /** What to throw when the other side is gone in the middle. */
    abstract IOException broken(@Nullable IOException cause);
}
