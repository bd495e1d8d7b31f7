package poolcraft.manager;

import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Client;
import poolcraft.pipe.Connection;
import poolcraft.pipe.MessageBuffer;
import poolcraft.process.JvmProcess;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * A client's side of its connection to a manager: sends calls and receives the answers; see {@link
 * Wire}. Thread-safe: many threads may call at once.
 */
final class Channel implements Home {

    private static final Duration GREETING_LIMIT = Duration.ofSeconds(10);

    private final Place place;
    private final Connection connection;
    private final Wire wire;
    private final Mailbox mailbox;
    private final AtomicInteger calls = new AtomicInteger();
    private final RemoteRoot root;

    private Channel(Place place, Connection connection) {
        this.place = place;
        this.connection = connection;
        this.wire = new Wire(place, this);
        this.mailbox = new Mailbox(connection, "manager at " + place.address());
        this.root = Proxies.dynamic(RemoteRoot.class,
                new RemoteReference(this, Wire.ROOT, Exposed.of(RemoteRoot.class)));
    }

    /**
     * Connects to the manager at {@code place}, whichever that is.
     *
     * @throws poolcraft.pipe.AuthenticationException if it has another key
     * @throws IOException if none is there
     */
    static Channel open(Place place) throws IOException, InterruptedException {
        Connection connection = Client.builder().maxMessage(place.maxMessage())
                .connect(place.address(), place.key());
        boolean opened = false;
        try {
            Wire.send(Wire.greeting(JvmProcess.current().pid()), connection);
            long manager = Wire.readGreeting(connection.receiveBytes(GREETING_LIMIT));
            opened = true;
            return new Channel(place.of(manager), connection);
        } catch (TimeoutException e) {
            throw new IOException("The manager at " + place.address() + " did not greet within "
                    + GREETING_LIMIT + ". It may be too busy, or stopped.", e);
        } catch (EOFException e) {
            throw new IOException("The manager at " + place.address() + " hung up at once. Does it"
                    + " use the same version of this library?", e);
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    Place place() {
        return place;
    }

    /** The manager itself. */
    RemoteRoot root() {
        return root;
    }

    @Override
    public long manager() {
        return place.manager();
    }

    @Override
    public Object resolve(Handle handle) throws InvalidObjectException {
        Exposed exposed = Handle.exposed(handle.type(), handle.fingerprint());
        return Proxies.of(RemoteReference.counted(this, handle.object(), exposed));
    }

    /**
     * Calls a method, and throws what it throws.
     *
     * @throws ManagerGoneException if there is no answer, now or ever
     * @throws InterruptedException if the method may throw it, and the thread is interrupted
     * @throws TransferException if an argument, or the result, cannot travel
     */
    // tag::call[]
    @Nullable
    Object call(long object, Exposed exposed, int method, @Nullable Object[] arguments)
            throws Throwable {
        boolean interruptible = exposed.isInterruptible(method);
        if (interruptible && Thread.interrupted()) {
            throw new InterruptedException("interrupted before the call");
        }
        var call = new PendingCall(calls.incrementAndGet());
        var transfer = new Transfer();
        MessageBuffer message = wire.message(Wire.CALL, call.number());
        message.writeLong(Thread.currentThread().threadId());
        message.writeLong(object);
        message.writeInt(method);
        for (Object argument : arguments) {
            wire.write(argument, message, transfer);
        }
        send(message, call, transfer);
        byte[] answer = await(call, interruptible, transfer);
        return new Answer(answer, wire, this).result(call.number());
    }
    // end::call[]

    private void send(MessageBuffer message, PendingCall call, Transfer transfer) {
        mailbox.expect(call);
        try {
            Wire.send(message, connection);
            transfer.sent();
        } catch (IOException e) {
            mailbox.forget(call);
            transfer.failed();
            throw mailbox.fail(e);
        }
    }

    /** An interrupt withdraws the call, if it may; an answer will come in any case. */
    private byte[] await(PendingCall call, boolean interruptible, Transfer transfer) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    mailbox.await(call);
                    byte[] answer = call.answer();
                    transfer.arrived();
                    interrupted &= answer[0] != Wire.WITHDRAWN;
                    return answer;
                } catch (InterruptedException e) {
                    if (interruptible && !interrupted) {
                        tell(Wire.WITHDRAW, call.number());
                    }
                    interrupted = true;
                }
            }
        } finally {
            transfer.lost();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Sends something that has no answer; if the manager is gone, the next call will tell. */
    void tell(byte kind, int call) {
        try {
            Wire.send(wire.message(kind, call), connection);
        } catch (IOException e) {
            mailbox.fail(e);
        }
    }

    /** Says something about the object, or token, with {@code number}. */
    void tell(byte kind, long number) {
        try {
            Wire.send(Wire.about(kind, number), connection);
        } catch (IOException e) {
            mailbox.fail(e);
        }
    }

    boolean isOpen() {
        return !mailbox.isGone();
    }

    /** Ends the connection, and every call with it. */
    void close() {
        mailbox.fail(new IOException("this process has closed its connection to it"));
    }
}
