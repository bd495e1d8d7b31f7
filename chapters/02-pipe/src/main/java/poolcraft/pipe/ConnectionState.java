package poolcraft.pipe;

import java.io.IOException;

/**
 * Whether a connection can be used, and if not, why.
 *
 * <pre>
 *  OPEN        --close-->     CLOSED
 *  OPEN        --depart-->    TRAVELLING   a ticket for it is being sent
 *  TRAVELLING  --arrive-->    AWAY         for good: it belongs to another process
 *  TRAVELLING  --comeBack-->  OPEN         it could not be sent
 * </pre>
 *
 * <p>Closing what is on its way, or away, does nothing. Thread-safe.
 */
final class ConnectionState {

    private enum State {

        OPEN(""),

        CLOSED("This connection has been closed."),

        TRAVELLING("This connection is just being sent to another process."),

        AWAY("This connection was sent to another process and belongs to it: use it there.");

        private final String why;

        State(String why) {
            this.why = why;
        }
    }

    private volatile State state = State.OPEN;

    /** Goes on only if the connection can be used. */
    void check() throws IOException {
        State now = state;
        if (now != State.OPEN) {
            throw new IOException(now.why);
        }
    }

    /** What to throw when a call has failed with {@code e}: that it was closed meanwhile, or e. */
    IOException explain(IOException e) {
        State now = state;
        return now == State.OPEN ? e : new IOException(now.why, e);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether it was open until now. */
    boolean close() {
        return goes(State.OPEN, State.CLOSED);
    }

    void depart() throws IOException {
        if (!goes(State.OPEN, State.TRAVELLING)) {
            check();
        }
    }

    boolean arrive() {
        return goes(State.TRAVELLING, State.AWAY);
    }

    void comeBack() {
        goes(State.TRAVELLING, State.OPEN);
    }

    private synchronized boolean goes(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }
}
