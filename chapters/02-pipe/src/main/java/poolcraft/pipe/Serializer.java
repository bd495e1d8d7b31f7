package poolcraft.pipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import poolcraft.process.AllowList;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * Turns the objects of messages into bytes and back; simple values (numbers, text, arrays of
 * numbers) do without. A service interface: implement it for something faster or more open than JDK
 * serialization.
 *
 * <pre>{@code
 * record PointSerializer() implements Serializer {
 *     public void write(Object object, OutputStream out, Transfer transfer) throws IOException {
 *         if (!(object instanceof Point point)) {
 *             throw new TransferException("Only points are sent here, no " + object, null);
 *         }
 *         var data = new DataOutputStream(out);
 *         data.writeInt(point.x());
 *         data.writeInt(point.y());
 *     }
 *     public Object read(InputStream in) throws IOException {
 *         var data = new DataInputStream(in);
 *         return new Point(data.readInt(), data.readInt());
 *     }
 * }
 * Pipe pipe = Pipe.builder().serializer(new PointSerializer()).open();
 * }</pre>
 *
 * <p>It travels with the end of a pipe, so that both ends use the same one: a record with what it
 * was made from is best. Used by several threads at once.
 */
public interface Serializer extends Serializable {

    /**
     * JDK serialization behind {@code allowList}, with tickets for what is shared: the default.
     */
    static Serializer jdk(AllowList allowList) {
        return new JdkSerializer(allowList);
    }

    /**
     * Writes {@code object} to {@code out}.
     *
     * @param transfer the sending, to be given to what is {@link
     *     poolcraft.process.Transferable} when it is asked for its ticket
     * @throws TransferException if the object cannot be written, with the reason and the remedy
     * @throws IOException if writing fails, as when the message becomes too long
     */
    void write(Object object, OutputStream out, Transfer transfer) throws IOException;

    /**
     * The object whose bytes {@code in} has, up to its end. The bytes may come from anywhere: make
     * only objects of classes that are meant to be sent.
     *
     * @throws IOException if the bytes are damaged, or name a class that is not allowed
     * @throws ClassNotFoundException if this process does not have a class of it
     */
    Object read(InputStream in) throws IOException, ClassNotFoundException;
}
