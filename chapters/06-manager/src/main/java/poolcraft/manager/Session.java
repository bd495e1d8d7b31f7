package poolcraft.manager;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Connection;
import poolcraft.pipe.MessageBuffer;

/**
 * One client, in the manager: reads its calls, has them made, and cleans up after its end.
 *
 * <pre>
 *  OPEN   --the client is gone, or talks rubbish, or the manager closes-->  ENDED
 * </pre>
 *
 * <p>ENDED: its calls that wait are withdrawn; what it held is given back; results that it has not
 * received are undone; its references are forgotten. As calls may still be running then, this is
 * done again when each of them ends. Thread-safe.
 */
final class Session implements Home {

    private static final Duration GREETING_LIMIT = Duration.ofSeconds(10);

    private final Connection connection;
    private final ObjectTable table;
    private final Wire wire;
    private final CallReader reader;
    private final References references = new References();
    private final Map<Integer, ServedCall> running = new ConcurrentHashMap<>();
    private final Map<Integer, ServedCall> unreceived = new ConcurrentHashMap<>();
    private final Set<Monitor> holdings = ConcurrentHashMap.newKeySet();
    private volatile long pid;
    private volatile boolean ended;
    private volatile long endedAt;

    Session(Connection connection, ObjectTable table, RootObject root) {
        this.connection = connection;
        this.table = table;
        this.wire = new Wire(table.place(), this);
        this.reader = new CallReader(this, root);
    }

    /** Serves the client until its end, or that of the manager. */
    void serve() {
        try {
            Wire.send(Wire.greeting(table.place().manager()), connection);
            pid = Wire.readGreeting(connection.receiveBytes(GREETING_LIMIT));
            while (true) {
                reader.take(connection.receiveBytes());
            }
        } catch (IOException | TimeoutException | InterruptedException e) {
            // The client is gone, or as good as that: who talks rubbish is hung up on.
        } finally {
            end();
        }
    }

    private void end() {
        endedAt = System.nanoTime();
        ended = true;
        connection.close();
        running.values().forEach(ServedCall::interrupt);
        cleanUp();
    }

    /** Ends the session; its reader does the rest. */
    void hangUp() {
        connection.close();
    }

    /** The last results are undone first: so what was taken goes back in its order. */
    // tag::cleanUp[]
    private void cleanUp() {
        List<ServedCall> lost = new ArrayList<>(unreceived.values());
        lost.sort(Comparator.comparingInt(ServedCall::number).reversed());
        for (ServedCall call : lost) {
            if (unreceived.remove(call.number(), call)) {
                call.undo();
            }
        }
        for (Monitor held : List.copyOf(holdings)) {
            holdings.remove(held);
            held.onClientGone(this);
        }
        references.clear();
    }
    // end::cleanUp[]

    @Override
    public long manager() {
        return table.place().manager();
    }

    @Override
    public Object resolve(Handle handle) throws InvalidObjectException {
        Entry entry = references.find(handle.object());
        if (entry == null) {
            throw new InvalidObjectException("A proxy came of an object that this client does not"
                    + " refer to: " + handle.object());
        }
        return table.proxy(entry);
    }

    boolean isOf(ObjectTable other) {
        return table.equals(other);
    }

    Wire wire() {
        return wire;
    }

    References references() {
        return references;
    }

    /** The client's pid; 0 if it has not greeted yet. */
    long pid() {
        return pid;
    }

    boolean hasEnded() {
        return ended;
    }

    /** For how long it has been over; negative if it is not. */
    Duration endedFor() {
        return Duration.ofNanos(ended ? System.nanoTime() - endedAt : -1);
    }

    @Nullable
    Object exposeResult(@Nullable Object result, Method method) {
        return table.types().exposeResult(result, method, table);
    }

    /** The client holds something of {@code monitor}, which must hear of its end. */
    void holds(Monitor monitor) {
        holdings.add(monitor);
    }

    /** The client holds nothing of {@code monitor} any more. */
    void holdsNoMore(Monitor monitor) {
        holdings.remove(monitor);
    }

    /** Makes {@code call}, at once or in a thread of its own. */
    void begin(ServedCall call) throws IOException {
        if (call.answeredAtOnce()) {
            return;
        }
        if (running.putIfAbsent(call.number(), call) != null) {
            throw new IOException("The call " + call.number() + " was made twice.");
        }
        call.start();
    }

    /** The client has lost interest in the call with {@code number}, if it waits. */
    void withdraw(int number) {
        ServedCall call = running.get(number);
        if (call != null) {
            call.interrupt();
        }
    }

    /** The client has the result of the call with {@code number}. */
    void received(int number) {
        ServedCall call = unreceived.remove(number);
        if (call != null) {
            call.received();
        }
    }

    /** The client takes a token back. */
    void drop(long token) {
        table.drop(token);
    }

    void send(MessageBuffer message) throws IOException {
        Wire.send(message, connection);
    }

    /** Sends the answer to {@code call}. */
    void answer(ServedCall call, MessageBuffer answer) {
        if (call.wantsReceipt()) {
            unreceived.put(call.number(), call);
        }
        try {
            send(answer);
            call.sent();
        } catch (IOException e) {
            hangUp();
        }
    }

    /** {@code call} is over, in its own thread. */
    void finished(ServedCall call) {
        running.remove(call.number(), call);
        if (ended) {
            cleanUp();
        }
    }

    @Override
    public String toString() {
        return "the client with pid " + pid;
    }
}
