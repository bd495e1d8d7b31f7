package poolcraft.pipe;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import poolcraft.process.TransferException;
import poolcraft.process.Waitable;

/**
 * One end of a channel for messages between processes: CPython's {@code
 * multiprocessing.connection.Connection}.
 *
 * <p>What is sent at one end is received at the other: whole, once, in order. A message is an object
 * or a piece of raw bytes, and is received as what it was sent as.
 *
 * <pre>{@code
 * Pipe pipe = Pipe.open();
 * Connection childs = pipe.right();
 * JvmProcess child = JvmProcess.start(() -> childs.send("hello from " + JvmProcess.current().pid()));
 * System.out.println(pipe.left().receive());
 * }</pre>
 *
 * <p><b>The end.</b> When the other end is closed, or its process has died, what it sent before can
 * still be received; then {@code receive} throws {@link EOFException}, and {@code send} another
 * {@link IOException}. The process may have died while it was sending: a message of which only a
 * part came is lost, and the {@code EOFException} says so.
 *
 * <p><b>Waiting.</b> {@code receive} waits for a message, {@code send} for room. An interrupt ends
 * the waiting with {@link InterruptedException} and harms nothing: the message of a {@code send} was
 * then not sent, and a {@code receive} has taken none. Only if a part of the message has left
 * already does {@code send} send the rest first, and returns with the thread interrupted. Another
 * thread that closes this end ends the waiting with an {@code IOException}.
 *
 * <p><b>What cannot be read.</b> A message with a class that is not allowed here, or that is missing
 * here, is lost: {@code receive} throws {@link UnreadableMessageException}, and the next {@code
 * receive} takes the next message.
 *
 * <p>Thread-safe: one thread may send while another receives; threads that do the same take turns.
 * Memory effects: objects travel as copies, as they were when they were sent.
 *
 * <p>Differences to CPython: {@code poll} is true only when a whole message can be taken, or the end
 * has come; receiving can have a time limit.
 */
public interface Connection extends Waitable, AutoCloseable {

    /**
     * Sends a copy of {@code message}.
     *
     * @throws TransferException if it cannot be sent; nothing was sent, the connection is as before
     * @throws IOException if the other end is gone, or this end closed
     * @throws InterruptedException if the thread is interrupted before anything was sent
     * @throws UnsupportedOperationException if this end only receives
     */
    void send(@Nullable Object message) throws IOException, InterruptedException;

    /** Sends {@code message} as it is, without serialization; see {@link #send}. */
    default void sendBytes(byte[] message) throws IOException, InterruptedException {
        sendBytes(message, 0, message.length);
    }

    /**
     * Sends {@code length} bytes of {@code source}, from {@code offset} on, as one message.
     *
     * @throws IndexOutOfBoundsException if they are not all in {@code source}
     * @throws TransferException if they are more than a message may have; nothing was sent
     * @see #send
     */
    void sendBytes(byte[] source, int offset, int length)
            throws IOException, InterruptedException;

    /**
     * The next message; waits for it.
     *
     * @throws EOFException if the other end is closed or dead, and all it sent was received
     * @throws UnreadableMessageException if the message cannot be read here; it is lost
     * @throws IOException if this end is closed, or the channel fails; if the next message is raw
     *     bytes, which stay: take them with {@link #receiveBytes()}
     * @throws UnsupportedOperationException if this end only sends
     */
    @Nullable
    Object receive() throws IOException, InterruptedException;

    /**
     * The next message; waits for it at most for {@code limit}. Zero or less does not wait.
     *
     * @throws TimeoutException if there is none by then
     * @see #receive()
     */
    @Nullable
    Object receive(Duration limit)
            throws IOException, InterruptedException, TimeoutException;

    /**
     * The next message, which was sent as raw bytes; waits for it.
     *
     * @throws IOException as {@link #receive()}; also if the next message is an object, which stays
     */
    byte[] receiveBytes() throws IOException, InterruptedException;

    /**
     * The next message, which was sent as raw bytes; waits for it at most for {@code limit}.
     *
     * @throws TimeoutException if there is none by then
     * @see #receiveBytes()
     */
    byte[] receiveBytes(Duration limit)
            throws IOException, InterruptedException, TimeoutException;

    /**
     * Whether {@code receive} would return, or fail, without waiting: a message is here, or the end.
     *
     * @throws IOException if this end is closed
     * @throws UnsupportedOperationException if this end only sends
     */
    boolean poll() throws IOException;

    /**
     * Waits at most for {@code limit} until {@link #poll()} is true; zero or less does not wait.
     *
     * @return whether it is
     */
    boolean poll(Duration limit) throws IOException, InterruptedException;

    /** Whether this end receives. */
    boolean isReadable();

    /** Whether this end sends. */
    boolean isWritable();

    /** As {@link #poll()}. */
    @Override
    default boolean isReady() throws IOException {
        return poll();
    }

    /** Closes this end; the other one receives what was sent, and then its end. */
    @Override
    void close();
}
