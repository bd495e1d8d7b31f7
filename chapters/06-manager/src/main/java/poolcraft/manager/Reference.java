package poolcraft.manager;

import java.io.IOException;
import java.io.Serializable;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;

/**
 * What a proxy holds: which object it stands for, and how to reach it. Two are equal if they are of
 * the same object. Thread-safe.
 */
abstract class Reference {

    private final long manager;
    private final long object;
    private final Exposed exposed;

    Reference(long manager, long object, Exposed exposed) {
        this.manager = manager;
        this.object = object;
        this.exposed = exposed;
    }

    final long manager() {
        return manager;
    }

    final long object() {
        return object;
    }

    final Exposed exposed() {
        return exposed;
    }

    /** Calls {@code method} of the object, and throws what it throws. */
    abstract @Nullable Object call(Method method, @Nullable Object[] arguments) throws Throwable;

    /** Whether the object is in this process. */
    final boolean isLocal() {
        return this instanceof LocalReference;
    }

    /** What travels in place of the proxy. */
    abstract Serializable ticket(Transfer transfer) throws IOException;

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Reference reference && manager == reference.manager
                && object == reference.object;
    }

    @Override
    public final int hashCode() {
        return Long.hashCode(31 * manager + object);
    }

    @Override
    public final String toString() {
        return exposed.type().getSimpleName() + "[object " + object + " of manager "
                + Long.toHexString(manager) + "]";
    }
}
