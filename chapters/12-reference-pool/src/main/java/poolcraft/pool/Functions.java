package poolcraft.pool;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.process.SessionClasses;
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

    /** The buffer of the last task: fresh memory costs more than writing into it. */
    private final AtomicReference<@Nullable MessageBuffer> spare = new AtomicReference<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<StaticFunction.Body, Definition> methods = new ConcurrentHashMap<>();

    // Of a JShell session; guarded by this.
    private @Nullable SessionClasses lastSession;
    private Map<StaticFunction.Body, Definition> methodsOfSession = new ConcurrentHashMap<>();

    Functions(Trust trust, LargeStore store) {
        this.trust = trust;
        this.store = store;
    }

    /**
     * The method alone: what was captured has to go along with each call.
     *
     * @param session the JShell session that it comes from, as it is now; null if from none
     */
    Definition method(StaticFunction function, @Nullable SessionClasses session) {
        StaticFunction.Body body = function.body();
        Map<StaticFunction.Body, Definition> all = session == null ? methods : methodsOf(session);
        Definition known = all.get(body);
        return known == null
                ? all.computeIfAbsent(body, _ -> define(function, List.of(), session,
                        new Transfer()))
                : known;
    }

    /** Those of a session that has changed are other ones, whatever their names. */
    private synchronized Map<StaticFunction.Body, Definition> methodsOf(SessionClasses session) {
        if (!session.equals(lastSession)) {
            lastSession = session;
            methodsOfSession.values().forEach(Definition::retire);
            methodsOfSession = new ConcurrentHashMap<>();
        }
        return methodsOfSession;
    }

    /**
     * The JShell session that {@code type}, the class of a function, comes from, as it is now; null
     * if it comes from none.
     */
    synchronized @Nullable SessionClasses sessionOf(Class<?> type) {
        Class<?> visible = type.getNestHost();
        return SessionClasses.has(visible)
                ? SessionClasses.of(visible, lastSession, trust.allowList())
                : null;
    }

    /**
     * The method with what was captured, to be called many times.
     *
     * @param session the JShell session that it comes from, as it is now; null if from none
     * @param transfer the sending of what was captured
     * @throws TransferException if that cannot be sent; {@code transfer} has then failed
     */
    Definition bind(StaticFunction function, @Nullable SessionClasses session,
            Transfer transfer) {
        List<@Nullable Object> captured = Arrays.asList(function.captured());
        return captured.isEmpty()
                ? method(function, session)
                : define(function, captured, session, transfer);
    }

    private Definition define(StaticFunction function,
            Collection<? extends @Nullable Object> bound, @Nullable SessionClasses session,
            Transfer transfer) {
        int number = numbers.incrementAndGet();
        StaticFunction.Body body = function.body();
        MessageFormat format = trust.format();
        MessageBuffer out = buffer();
        try {
            out.write(Frame.DEFINE);
            out.writeInt(number);
            format.writePart(session == null ? null : session.address(), out, transfer);
            format.writePart(body.owner(), out, transfer);
            format.writePart(body.method(), out, transfer);
            format.writePart(body.descriptor(), out, transfer);
            writeAll(bound, out, transfer);
        } catch (IOException e) {
            throw unsendable(e, transfer);
        }
        Payload payload;
        try {
            payload = Payload.ofDefinition(out, format);
        } catch (IOException e) {
            throw withoutMemory(e, transfer);
        }
        return new Definition(number, payload, session, !bound.isEmpty());
    }

    /**
     * The frame by which {@code function} is called.
     *
     * @param type {@link Frame#CALL} or {@link Frame#INIT}
     * @throws TransferException if an argument cannot be sent; {@code transfer} has then failed
     */
    // No lambdas here: until a call is compiled, each would take microseconds.
    Payload call(byte type, Definition function, Collection<? extends @Nullable Object> arguments,
            Transfer transfer) {
        MessageBuffer out = buffer();
        try {
            out.write(type);
            out.writeInt(function.number());
            writeAll(arguments, out, transfer);
        } catch (IOException e) {
            throw unsendable(e, transfer);
        }
        return task(out, transfer);
    }

    /**
     * The frame by which {@code function} is called many times.
     *
     * @throws TransferException if an argument cannot be sent; {@code transfer} has then failed
     */
    Payload calls(Definition function, Chunk chunk, Transfer transfer) {
        Object packed = chunk.arity() == 1 ? Packed.of(chunk.arguments()) : null;
        MessageBuffer out = buffer();
        try {
            if (packed == null) {
                writeOneByOne(function, chunk, out, transfer);
            } else {
                out.write(Frame.PACKED);
                out.writeInt(function.number());
                trust.format().writePart(packed, out, transfer);
            }
        } catch (IOException e) {
            throw unsendable(e, transfer);
        }
        return task(out, transfer);
    }

    private void writeOneByOne(Definition function, Chunk chunk, MessageBuffer out,
            Transfer transfer) throws IOException {
        out.write(Frame.CHUNK);
        out.writeInt(function.number());
        out.writeInt(chunk.calls());
        out.writeInt(chunk.arity());
        for (Object value : chunk.arguments()) {
            trust.format().writePart(value, out, transfer);
        }
    }

    private void writeAll(Collection<? extends @Nullable Object> values, MessageBuffer out,
            Transfer transfer) throws IOException {
        out.writeInt(values.size());
        for (Object value : values) {
            trust.format().writePart(value, out, transfer);
        }
    }

    private MessageBuffer buffer() {
        MessageBuffer used = spare.getAndSet(null);
        return used == null ? new MessageBuffer(trust.format().limit()) : used;
    }

    /** The task that was written into {@code frame}, which is used again. */
    private Payload task(MessageBuffer frame, Transfer transfer) {
        Payload payload;
        try {
            payload = Payload.ofTask(frame, store, trust.format());
        } catch (IOException e) {
            throw withoutMemory(e, transfer);
        }
        frame.clear(LargeStore.KEPT_BY_BUFFER);
        spare.set(frame);
        return payload;
    }

    private static TransferException unsendable(IOException problem, Transfer transfer) {
        transfer.failed();
        return new TransferException("The task cannot be sent to a worker: "
                + problem.getMessage() + ".", problem);
    }

    private static TransferException withoutMemory(IOException problem, Transfer transfer) {
        transfer.failed();
        return new TransferException("The task cannot be sent to a worker, since there is no"
                + " shared memory for it: " + problem.getMessage() + ".", problem);
    }
}
