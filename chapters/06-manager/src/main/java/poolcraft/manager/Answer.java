package poolcraft.manager;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.TransferException;

/** What a manager has answered to a call, as bytes. Used by one thread. */
record Answer(MessageView in, Wire wire, Channel channel) {

    Answer(byte[] message, Wire wire, Channel channel) {
        this(Wire.view(message), wire, channel);
    }

    /** The result of the call with {@code number}; throws what the call has thrown. */
    @Nullable
    Object result(int number) throws Throwable {
        int kind = in.read();
        in.readInt();
        return switch (kind) {
            case Wire.RESULT -> value(number);
            case Wire.PROBLEM -> throw wire.readThrown(in);
            case Wire.WITHDRAWN -> throw new InterruptedException("interrupted; the call was"
                    + " withdrawn from the manager, which has not carried it out");
            default -> throw new IOException("The manager has answered with " + kind + ", which is"
                    + " no answer.");
        };
    }

    private @Nullable Object value(int number) throws IOException {
        boolean receiptWanted = in.read() != 0;
        try {
            return wire.read(in);
        } catch (UnreadableMessageException e) {
            throw new TransferException("The call was carried out, but its result cannot be read"
                    + " here. " + e.getMessage(), e);
        } finally {
            if (receiptWanted) {
                channel.tell(Wire.RECEIVED, number);
            }
        }
    }
}
