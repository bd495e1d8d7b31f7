package poolcraft.process;

import java.io.IOException;
import java.io.Serializable;

/**
 * A shared thing that may travel to another process: it sends a ticket in its place.
 *
 * <p>Copying such a thing would be wrong (a lock that is copied locks nothing), so it is not
 * {@link Serializable}. While a target is written for a child, each {@code Transferable} that it
 * captures is asked for a ticket, and the ticket's {@code readResolve} gives the child its own
 * view of the same shared thing:
 *
 * <pre>{@code
 * final class Counter implements Transferable {
 *     public Serializable ticket(Transfer transfer) {
 *         return new Ticket(file.toString());
 *     }
 *     private record Ticket(String file) implements Serializable {
 *         private Object readResolve() {
 *             return Counter.open(Path.of(file));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>It stands for the reducers that CPython registers with {@code ForkingPickler}.
 */
public interface Transferable {

    /**
     * What travels in this object's place. Called in the sender, in the thread that sends, at most
     * once for a transfer.
     *
     * @param transfer where to say what has to happen when the transfer has succeeded or failed
     * @throws IOException if this object cannot travel, for instance because it is closed
     */
    Serializable ticket(Transfer transfer) throws IOException;
}
