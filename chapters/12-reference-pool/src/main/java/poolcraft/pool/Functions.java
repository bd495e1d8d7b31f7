package poolcraft.pool;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageBuffer;
import poolcraft.process.StaticFunction;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * The functions of a pool, and the frames by which they are told to workers and called there.
 * Thread-safe.
 */
final class Functions {

    private final Trust trust;
    private final LargeStore store;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<StaticFunction.Body, Definition> methods = new ConcurrentHashMap<>();

    Functions(Trust trust, LargeStore store) {
        this.trust = trust;
        this.store = store;
    }

    /** The method alone: what was captured has to go along with each call. */
    Definition method(StaticFunction function) {
        Definition known = methods.get(function.body());
        return known == null
                ? methods.computeIfAbsent(function.body(),
                        body -> define(body, List.of(), new Transfer()))
                : known;
    }

    /**
     * The method with what was captured, to be called many times.
     *
     * @param transfer the sending of what was captured
     * @throws TransferException if that cannot be sent; {@code transfer} has then failed
     */
    Definition bind(StaticFunction function, Transfer transfer) {
        List<@Nullable Object> captured = Arrays.asList(function.captured());
        return captured.isEmpty()
                ? method(function)
                : define(function.body(), captured, transfer);
    }

    private Definition define(StaticFunction.Body body,
            Collection<? extends @Nullable Object> bound,
            Transfer transfer) {
        int number = numbers.incrementAndGet();
        MessageBuffer frame = write(out -> {
            out.write(Frame.DEFINE);
            out.writeInt(number);
            trust.format().writePart(body.owner(), out, transfer);
            trust.format().writePart(body.method(), out, transfer);
            trust.format().writePart(body.descriptor(), out, transfer);
            writeAll(bound, out, transfer);
        }, transfer);
        return new Definition(number, finish(
                () -> Payload.ofDefinition(frame, trust.format()), transfer), !bound.isEmpty());
    }

    /**
     * The frame by which {@code function} is called.
     *
     * @param type {@link Frame#CALL} or {@link Frame#INIT}
     * @throws TransferException if an argument cannot be sent; {@code transfer} has then failed
     */
    Payload call(byte type, Definition function, Collection<? extends @Nullable Object> arguments,
            Transfer transfer) {
        return task(out -> {
            out.write(type);
            out.writeInt(function.number());
            writeAll(arguments, out, transfer);
        }, transfer);
    }

    /**
     * The frame by which {@code function} is called many times.
     *
     * @throws TransferException if an argument cannot be sent; {@code transfer} has then failed
     */
    Payload calls(Definition function, Chunk chunk, Transfer transfer) {
        return task(out -> {
            out.write(Frame.CHUNK);
            out.writeInt(function.number());
            out.writeInt(chunk.calls());
            out.writeInt(chunk.arity());
            for (Object value : chunk.arguments()) {
                trust.format().writePart(value, out, transfer);
            }
        }, transfer);
    }

    private void writeAll(Collection<? extends @Nullable Object> values, MessageBuffer out,
            Transfer transfer) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            trust.format().writePart(value, out, transfer);
        }
    }

    private interface Writing {
        void to(MessageBuffer out) throws IOException;
    }

    private interface Finishing {
        Payload payload() throws IOException;
    }

    private Payload task(Writing writing, Transfer transfer) {
        MessageBuffer frame = write(writing, transfer);
        return finish(() -> Payload.ofTask(frame, store, trust.format()), transfer);
    }

    private MessageBuffer write(Writing writing, Transfer transfer) {
        var out = new MessageBuffer(trust.format().limit());
        try {
            writing.to(out);
            return out;
        } catch (IOException e) {
            transfer.failed();
            throw new TransferException("The task cannot be sent to a worker: " + e.getMessage()
                    + ".", e);
        }
    }

    private static Payload finish(Finishing finishing, Transfer transfer) {
        try {
            return finishing.payload();
        } catch (IOException e) {
            transfer.failed();
            throw new TransferException("The task cannot be sent to a worker, since there is no"
                    + " shared memory for it: " + e.getMessage() + ".", e);
        }
    }
}
