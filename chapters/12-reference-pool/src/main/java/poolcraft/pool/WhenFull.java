package poolcraft.pool;

/** What becomes of a call that is submitted while as many are pending as may be. */
public enum WhenFull {
    /** The one who submits waits until one of the others is done. */
    BLOCK,
    /** It is refused, with a {@link java.util.concurrent.RejectedExecutionException}. */
    REJECT,
    /** The one who submits does it, in its own process. */
    CALLER_RUNS
}
