package poolcraft.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import poolcraft.process.SessionClasses;

/**
 * A function that workers call by its number: each is told once what it is.
 *
 * <p>One that is bound, to what a function has captured, and one of a JShell session, is retired when
 * nobody calls it any more; workers forget it then. Thread-safe.
 */
final class Definition {

    private final int number;
    private final Payload payload;
    private final boolean temporary;
    private volatile boolean retired;

    /** Held, so that workers can fetch its classes for as long as this may be called. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    private final @Nullable SessionClasses session;

    /**
     * A definition.
     *
     * @param number never used again for another one
     * @param payload tells a worker what it is
     * @param session where its class comes from; null if from no JShell session
     * @param bound whether it goes with what a function has captured
     */
    Definition(int number, Payload payload, @Nullable SessionClasses session, boolean bound) {
        this.number = number;
        this.payload = payload;
        this.session = session;
        this.temporary = bound || session != null;
    }

    int number() {
        return number;
    }

    Payload payload() {
        return payload;
    }

    /** Whether it is retired some time. */
    boolean isTemporary() {
        return temporary;
    }

    boolean isRetired() {
        return retired;
    }

    /** Nobody calls it any more. One that is not temporary stays: the next call may come soon. */
    void retire() {
        if (temporary) {
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
