package poolcraft.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/**
 * Turns an object into bytes for another process: with the allow-list, and with tickets in place of
 * the shared things.
 */
final class ObjectWriter extends ObjectOutputStream {

    private final AllowList allowList;
    private final Transfer transfer;
    private @Nullable SerializedLambda lambda;

    private ObjectWriter(OutputStream out, AllowList allowList, Transfer transfer)
            throws IOException {
        super(out);
        this.allowList = allowList;
        this.transfer = transfer;
        enableReplaceObject(true);
    }

    /**
     * The bytes of {@code object}, which an {@link ObjectReader} with the same list reads.
     *
     * @param what what to call the object in messages, as in "the target"
     * @throws TransferException if it cannot travel; {@code transfer} has then failed
     */
    static byte[] write(Object object, String what, AllowList allowList, Transfer transfer) {
        var bytes = new ByteArrayOutputStream();
        write(object, what, allowList, transfer, bytes);
        return bytes.toByteArray();
    }

    /** As above, to {@code out}, which stays open. */
    static void write(Object object, String what, AllowList allowList, Transfer transfer,
            OutputStream out) {
        try {
            var writer = new ObjectWriter(out, allowList, transfer);
            writer.writeTopLevel(object, what);
            writer.flush();
        } catch (TransferException e) {
            transfer.failed();
            throw e;
        } catch (IOException e) {
            transfer.failed();
            throw Untransferable.because(e);
        }
    }

    private void writeTopLevel(Object object, String what) throws IOException {
        try {
            writeObject(object);
        } catch (NotSerializableException e) {
            throw Untransferable.notSerializable(what, lambda, e);
        } catch (StackOverflowError e) {
            throw Untransferable.tooDeep(what, e);
        } catch (TransferException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Untransferable.because(e);
        }
    }

    @Override
    protected Object replaceObject(Object object) throws IOException {
        if (object instanceof SerializedLambda serialized) {
            lambda = serialized;
        }
        if (object instanceof Transferable shared) {
            return shared.ticket(transfer);
        }
        return PathTicket.canStandFor(object) ? new PathTicket(object.toString()) : object;
    }

    /** Called once for each class that is written: the place to keep to the list. */
    @Override
    protected void annotateClass(Class<?> type) {
        if (!allowList.allows(type)) {
            throw new TransferException(Untransferable.notAllowed(type.getName()), null);
        }
        transfer.needs(type);
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
        throw new TransferException(Untransferable
                .notAllowed(type.getInterfaces()[0].getName() + " (a dynamic proxy)"), null);
    }
}
