package poolcraft.pipe;

import java.io.IOException;

/**
 * Two connected ends of a channel for messages: CPython's {@code multiprocessing.Pipe()}.
 *
 * <p>What is sent at one end is received at the other, both ways. An end that is handed to a
 * process, captured by its target or sent over another connection, belongs to that process from
 * then on, and cannot be used here any more.
 *
 * <pre>{@code
 * Pipe pipe = Pipe.open();
 * Connection childs = pipe.right();
 * JvmProcess.start(() -> childs.send("hello"));
 * System.out.println(pipe.left().receive());
 * }</pre>
 *
 * <p>Both ends read the same classes: the values of the JDK, the library, the package of the class
 * that opens the pipe and those below, and what a {@link #builder()} allows besides. Thread-safe.
 *
 * <p>Unlike CPython's, an end is in one process at a time: so the end of the data comes when the
 * process at the other end closes it, or dies.
 *
 * @param left the one end
 * @param right the other end
 */
public record Pipe(Connection left, Connection right) implements AutoCloseable {

    private static final StackWalker STACK = StackWalker
            .getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** A channel for messages in one direction, as {@link Pipe#oneWay()} opens it. */
    public record OneWay(Connection sender, Connection receiver) implements AutoCloseable {

        /** Closes the ends that are still here. */
        @Override
        public void close() {
            sender.close();
            receiver.close();
        }
    }

    /** A pipe whose ends both send and receive. */
    public static Pipe open() throws IOException {
        return new PipeBuilder(STACK.getCallerClass()).open();
    }

    /** A pipe of which one end only sends, and the other only receives. */
    public static OneWay oneWay() throws IOException {
        return new PipeBuilder(STACK.getCallerClass()).oneWay();
    }

    /** For a pipe with other classes, another limit, or another serializer. */
    public static PipeBuilder builder() {
        return new PipeBuilder(STACK.getCallerClass());
    }

    /** As {@link #builder()}, for a pipe that {@code opener} opens in the end. */
    public static PipeBuilder builder(Class<?> opener) {
        return new PipeBuilder(opener);
    }

    /** Closes the ends that are still here. */
    @Override
    public void close() {
        left.close();
        right.close();
    }
}
