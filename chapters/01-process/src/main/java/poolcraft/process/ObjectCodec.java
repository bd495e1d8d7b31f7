package poolcraft.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;

/**
 * Turns objects into bytes for another process, and back: JDK serialization behind an {@link
 * AllowList} on both sides, with tickets in place of what is {@link Transferable}.
 *
 * <pre>{@code
 * var transfer = new Transfer();
 * ObjectCodec.write(order, "the order", allowList, transfer, out);
 * out.flush();
 * transfer.sent();
 * ...
 * Order order = (Order) ObjectCodec.read(in, allowList);
 * }</pre>
 *
 * <p>A class that the reader does not have is fetched from the process that started it, if that
 * program was not run from its class path: from its source file, in JShell. Thread-safe: there is no
 * state.
 */
public final class ObjectCodec {

    private ObjectCodec() {}

    /**
     * Writes {@code object} to {@code out}, which stays open.
     *
     * @param what what to call the object in messages, as in "the target"
     * @param transfer the sending; the caller ends it
     * @throws TransferException if the object cannot travel; {@code transfer} has then failed
     */
    public static void write(Object object, String what, AllowList allowList, Transfer transfer,
            OutputStream out) {
        ObjectWriter.write(object, what, allowList, transfer, out);
        ClassSource.remember(transfer.neededClasses(), allowList);
    }

    /**
     * Offers {@code type} to the children of this process, for one of them is about to be sent its
     * name: those that lack it fetch it from here.
     */
    public static void offer(Class<?> type, AllowList allowList) {
        ClassSource.remember(Set.of(type), allowList);
    }

    /**
     * The object whose bytes {@code in} has. When it cannot be read, the shared things that came
     * with it are closed.
     *
     * @param in the bytes; {@code available()} tells how many there are, and no array is made that
     *     they cannot fill
     * @throws IOException if they are no object, or one of its classes is not allowed
     * @throws ClassNotFoundException if this process does not have one of its classes, and cannot
     *     fetch it
     */
    public static Object read(InputStream in, AllowList allowList)
            throws IOException, ClassNotFoundException {
        return ObjectReader.read(in, allowList, Identity.loader());
    }
}
