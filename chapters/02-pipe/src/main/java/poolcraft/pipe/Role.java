package poolcraft.pipe;

/** Who speaks in a {@link Handshake}. */
enum Role {

    LISTENER(1), CLIENT(2);

    private final byte code;

    Role(int code) {
        this.code = (byte) code;
    }

    /** What stands for it on the wire, and in what is proved. */
    byte code() {
        return code;
    }
}
