package poolcraft.pipe;

/** Which way messages go over an end of a channel. */
enum Direction {

    BOTH(true, true), SENDS(true, false), RECEIVES(false, true);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    boolean sends() {
        return sends;
    }

    boolean receives() {
        return receives;
    }

    void checkSends() {
        if (!sends) {
            throw new UnsupportedOperationException("This end of the connection only receives:"
                    + " send at the other end, or open a pipe that goes both ways.");
        }
    }

    void checkReceives() {
        if (!receives) {
            throw new UnsupportedOperationException("This end of the connection only sends:"
                    + " receive at the other end, or open a pipe that goes both ways.");
        }
    }
}
