package poolcraft.manager;

import static java.lang.ref.Reference.reachabilityFence;

import java.io.IOException;
import java.io.Serializable;
import java.lang.ref.Cleaner;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.RemoteFailureException;
import poolcraft.process.Transfer;

/**
 * A client's reference to an object in a manager. The manager counts it; when it is not used here
 * any more, which the garbage collector finds out, the manager is told. Thread-safe.
 */
final class RemoteReference extends Reference {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Channel channel;

    /** A reference that the manager does not count. */
    RemoteReference(Channel channel, long object, Exposed exposed) {
        super(channel.manager(), object, exposed);
        this.channel = channel;
    }

    /** A reference that the manager has counted. */
    // tag::counted[]
    static RemoteReference counted(Channel channel, long object, Exposed exposed) {
        var reference = new RemoteReference(channel, object, exposed);
        CLEANER.register(reference, () -> channel.tell(Wire.RELEASE, object));
        return reference;
    }
    // end::counted[]

    @Override
    @Nullable
    Object call(Method method, @Nullable Object[] arguments) throws Throwable {
        try {
            return channel.call(object(), exposed(), exposed().numberOf(method), arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw Exposed.declares(method, e.getClass())
                    ? e
                    : new RemoteFailureException(method + " does not declare what it threw: " + e,
                            e);
        } finally {
            // Until the manager has made the call it must know this reference, and the arguments'.
            reachabilityFence(this);
            reachabilityFence(arguments);
        }
    }

    @Override
    Serializable ticket(Transfer transfer) throws IOException {
        if (channel.equals(HomeSerializer.current())) {
            return new Handle(object(), exposed());
        }
        long token = channel.root().hold(Proxies.of(this));
        transfer.ifFailed(() -> channel.tell(Wire.DROP, token));
        transfer.ifLost(() -> channel.tell(Wire.DROP, token));
        return new Ticket(channel.place(), object(), exposed().type(), exposed().fingerprint(),
                token);
    }
}
