package poolcraft.manager;

import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A queue that lives in a manager: CPython's {@code manager.Queue(maxsize)}, with an end.
 *
 * <pre>{@code
 * ManagedQueue<String> jobs = manager.queue(100);
 * JvmProcess.start(() -> {
 *     String job;
 *     while ((job = jobs.takeUnlessClosed()) != null) {
 *         work(job);
 *     }
 * });
 * jobs.put("first");
 * jobs.close();
 * }</pre>
 *
 * <p>First in, first out, for all producers and consumers together; who has waited longest is next.
 * An iterator and the like go through a copy.
 *
 * <p><b>Closed,</b> the queue takes nothing more: {@code put} and {@code offer} throw {@link
 * IllegalStateException}, also those that wait already. What is in it can be taken; then {@code
 * take} throws, too, and {@code poll} and {@link #takeUnlessClosed()} return null.
 *
 * <p><b>When a client ends</b> while an element is on its way to it, the element goes back in front
 * of the queue. One that has arrived is gone with the client. What a client has put stays.
 *
 * <p>Thread-safe. An interrupt ends {@code put}, {@code take} and those with a limit: then nothing
 * was put, or taken.
 *
 * @param <E> what is in it; never null
 */
public interface ManagedQueue<E> extends BlockingQueue<E>, AutoCloseable {

    /** The next element, waits for it; null if the queue is closed and nothing is left in it. */
    @Nullable
    E takeUnlessClosed() throws InterruptedException;

    /** From now on nothing can be put. */
    @Override
    void close();

    /** Whether it was closed. */
    boolean isClosed();
}
