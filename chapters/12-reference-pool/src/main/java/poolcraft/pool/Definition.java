package poolcraft.pool;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A function that workers call by its number: each is told once what it is.
 *
 * <p>One that is bound, to what a function has captured, is retired when nobody calls it any more;
 * workers forget it then. Thread-safe.
 */
final class Definition {

    private final int number;
    private final Payload payload;
    private final boolean bound;
    private volatile boolean retired;

    /**
     * A definition.
     *
     * @param number never used again for another one
     * @param payload tells a worker what it is
     */
    Definition(int number, Payload payload, boolean bound) {
        this.number = number;
        this.payload = payload;
        this.bound = bound;
    }

    int number() {
        return number;
    }

    Payload payload() {
        return payload;
    }

    boolean isBound() {
        return bound;
    }

    boolean isRetired() {
        return retired;
    }

    /** Nobody calls it any more. One that is not bound stays: the next call may come soon. */
    void retire() {
        if (bound) {
            retired = true;
            close();
        }
    }

    private void close() {
        try {
            if (payload.segment() != null) {
                payload.segment().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A function's memory cannot be given back.", e);
        }
    }

    /** The frame by which a worker forgets it. */
    byte[] forget() {
        return new byte[]{Frame.FORGET, (byte) number, (byte) (number >>> 8),
                (byte) (number >>> 16), (byte) (number >>> 24)};
    }
}
