package poolcraft.queue;

import java.io.IOException;

/**
 * The end of a queue where items are taken: used by the one who holds the take lock, except for what
 * says otherwise.
 */
interface Head {

    /** How many items wait; asked by any thread, without the lock. */
    long waiting();

    /** Whether there may be something to take; asked by any thread, without the lock. */
    boolean mayHaveItems();

    /**
     * Whether nothing can come any more, if nothing is put any more; asked by the thread that wants
     * to take, without the lock.
     */
    boolean isAtEnd();

    /**
     * Takes items out of the queue, all in one step.
     *
     * @return how many, at most {@code most}
     */
    int take(Incoming incoming, int most) throws IOException;

    /** Whether anybody holds items that may come back; asked by any thread, without the lock. */
    boolean mayComeBack();

    /** Looks for items that come back from the dead; whether any does. */
    boolean lookForTheDead() throws IOException;

    /** Removes annexes that somebody who was killed has left. */
    void removeLeftovers() throws IOException;

    /** Gives the memory back here. */
    void unmap();
}
