package poolcraft.memory;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A word in shared memory by which one side says that it sleeps, so that the other rings only then.
 *
 * <pre>
 *  AWAKE   --sleep: I found nothing-->             ASLEEP
 *  ASLEEP  --wakeOther: by the other side-->       AWAKE   and the bell is rung
 *  ASLEEP  --sleep ends, or finds something-->     AWAKE
 * </pre>
 *
 * <p>No wake-up is lost: the sleeper writes the word and then looks for work, the other makes work
 * and then looks at the word, and a full fence stands between the two steps on both sides. So at
 * least one of them sees what the other did. The processor reorders a write and a later read unless
 * it is told not to, x86 included.
 *
 * <p>A {@link Ring} has one for each of its ends. One who reads from many rings may have a single
 * one for all of them: then the writers {@link RingWriter#show() show} their messages and wake it
 * by this word. Thread-safe.
 */
public final class Sleeper {

    private final ByteBuffer memory;
    private final int word;

    /**
     * The word at {@code word} of this memory, a multiple of 4; zero is awake.
     */
    public Sleeper(MemorySegment memory, int word) {
        this(Buffers.of(memory), word);
    }

    Sleeper(ByteBuffer memory, int word) {
        this.memory = memory;
        this.word = word;
    }

    // tag::words[]
    /** After work was made for the sleeper: wakes it if it sleeps. */
    public void wakeOther(Doorbell bell) {
        VarHandle.fullFence();
        if ((int) RingLayout.SLEEP.getOpaque(memory, word) == RingLayout.ASLEEP && disarm()) {
            bell.ring();
        }
    }

    /** Says that this side is about to sleep. Afterwards it has to look once more. */
    public void arm() {
        RingLayout.SLEEP.setVolatile(memory, word, RingLayout.ASLEEP);
        VarHandle.fullFence();
    }

    /** Says that this side is awake; false if the other side did, and rings for it. */
    public boolean disarm() {
        return RingLayout.SLEEP.compareAndSet(memory, word, RingLayout.ASLEEP, RingLayout.AWAKE);
    }
    // end::words[]

    /**
     * Waits until {@code ready}: awake for a bounded time, and then asleep.
     *
     * @throws InterruptedException if the thread is interrupted while it would sleep
     */
    // tag::await[]
    Waited await(BooleanSupplier ready, Doorbell bell, Duration limit)
            throws InterruptedException {
        if (Spin.until(ready)) {
            return Waited.READY;
        }
        long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(limit);
        while (true) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Waited.TIMED_OUT;
            }
            boolean otherLives = sleep(ready, bell, Duration.ofNanos(left));
            if (ready.getAsBoolean()) {
                return Waited.READY;
            }
            if (!otherLives) {
                return Waited.OTHER_IS_GONE;
            }
        }
    }

    private boolean sleep(BooleanSupplier ready, Doorbell bell, Duration limit)
            throws InterruptedException {
        arm();
        try {
            return ready.getAsBoolean() || bell.await(limit);
        } finally {
            disarm();
        }
    }
    // end::await[]
}
