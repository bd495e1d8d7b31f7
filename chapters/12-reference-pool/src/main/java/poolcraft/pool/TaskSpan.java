package poolcraft.pool;

import java.time.Duration;

/**
 * A task in the recorded trace of a pool: when it did what, since the pool began.
 *
 * @param worker the number of the worker that ran it
 * @param submitted when it was submitted
 * @param begun when it began to run
 * @param ended when it had run
 * @param failed whether it has failed
 */
public record TaskSpan(int worker, Duration submitted, Duration begun, Duration ended,
        boolean failed) {}
