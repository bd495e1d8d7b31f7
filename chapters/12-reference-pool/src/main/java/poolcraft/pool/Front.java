package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Selector;
import poolcraft.memory.Segment;
import poolcraft.memory.Sleeper;

/**
 * Where workers find their pool: the desk at which they say hello, the selector by which they are
 * heard, and a word in shared memory by which they see whether the pool sleeps.
 *
 * @param desk where they say hello
 * @param selector is told of all that they say
 * @param memory has the word
 */
record Front(HelloDesk desk, Selector selector, Segment memory) implements Closeable {

    private static final long SIZE = 64;
    private static final int SLEEP_WORD = 0;

    /**
     * A front to which a worker can come.
     *
     * @throws IOException if there is no socket or no memory for it; then nothing is left
     */
    static Front open() throws IOException {
        Segment memory = Segment.create(SIZE);
        try {
            HelloDesk desk = new HelloDesk();
            try {
                return new Front(desk, Selector.open(), memory);
            } catch (IOException e) {
                desk.close();
                throw e;
            }
        } catch (IOException e) {
            memory.close();
            throw e;
        }
    }

    /** How the pool tells workers that it sleeps. */
    Sleeper sleeper() {
        return new Sleeper(memory.memory(), SLEEP_WORD);
    }

    /** The same for a worker, which knows {@code name}, that of the memory. */
    static Sleeper attach(String name) throws IOException {
        return new Sleeper(Segment.attach(name).memory(), SLEEP_WORD);
    }

    /** Somebody may have written before it was listened to. */
    void lookAgain() {
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        desk.close();
        memory.close();
    }
}
