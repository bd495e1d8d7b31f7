package poolcraft.memory;

import java.io.IOException;
import poolcraft.pipe.Pipe;
import poolcraft.pipe.PipeBuilder;

/**
 * A pipe through shared memory: as {@link Pipe#open()}, and faster by far as long as both ends are
 * awake, since no message goes through the system.
 *
 * <pre>{@code
 * try (Pipe pipe = RingPipe.open()) {
 *     Connection childs = pipe.right();
 *     JvmProcess child = JvmProcess.start(() -> childs.send("hello"));
 *     System.out.println(pipe.left().receive());
 *     child.join();
 * }
 * }</pre>
 *
 * <p>Who waits stays awake for some tens of microseconds, and then sleeps until the other end rings:
 * a pipe at rest costs nothing. The end of the process at the other end is noticed at once.
 *
 * <p>Ends move between processes as those of any pipe. The process that opened the pipe owns the
 * memory: it has to live for as long as ends are on the move.
 *
 * <p>Thread-safe. CPython has no counterpart.
 */
public final class RingPipe {

    /** The bytes that are on their way in one direction, at most, if nothing else is said. */
    public static final int DEFAULT_CAPACITY = 256 << 10;

    private static final StackWalker STACK = StackWalker
            .getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private RingPipe() {}

    /**
     * A pipe whose ends both send and receive.
     *
     * @throws IOException if there is no room for it in shared memory
     */
    public static Pipe open() throws IOException {
        return open(Pipe.builder(STACK.getCallerClass()), DEFAULT_CAPACITY);
    }

    /**
     * A pipe with settings of its own.
     *
     * @param settings from {@link Pipe#builder()}
     * @param capacity the bytes on their way in one direction, at most: a power of two, from {@link
     *     Ring#MIN_CAPACITY} to {@link Ring#MAX_CAPACITY}; a message may be longer, then it goes in
     *     parts
     * @throws IOException if there is no room for it in shared memory
     */
    public static Pipe open(PipeBuilder settings, int capacity) throws IOException {
        RingStream.Pair pair = RingStream.pair(capacity);
        return settings.open(pair.left(), pair.right());
    }
}
