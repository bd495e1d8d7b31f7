package poolcraft.memory;

/** How the waiting for the other side of a ring ended. */
public enum Waited {
    /** There is a message, or room. */
    READY,
    /** Nothing happened within the limit. */
    TIMED_OUT,
    /** The other side is gone for good, and has left nothing. */
    OTHER_IS_GONE
}
