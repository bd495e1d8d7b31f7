package poolcraft.manager;

import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;

/** A reference inside the manager's own process: a call is a call of the object. Thread-safe. */
final class LocalReference extends Reference {

    private final ObjectTable table;
    private final Entry entry;

    LocalReference(ObjectTable table, Entry entry) {
        super(table.place().manager(), entry.number(), entry.exposed());
        this.table = table;
        this.entry = entry;
    }

    Entry entry() {
        return entry;
    }

    @Override
    @Nullable
    Object call(Method method, @Nullable Object[] arguments) throws Throwable {
        boolean interruptible = exposed().isInterruptible(exposed().numberOf(method));
        Caller before = Caller.said();
        Caller caller = before == null ? Caller.ofThisProcess(interruptible) : before;
        Caller.become(caller);
        try {
            return call(caller, method, arguments);
        } catch (Withdrawn e) {
            if (before == null && interruptible) {
                throw new InterruptedException("interrupted while waiting");
            }
            throw e;
        } finally {
            Caller.become(before);
        }
    }

    private @Nullable Object call(Caller caller, Method method, @Nullable Object[] arguments)
            throws Throwable {
        if (!(entry.target() instanceof Monitor monitor)) {
            return invoke(method, arguments);
        }
        monitor.enter(caller);
        try {
            Object result = invoke(method, arguments);
            return table.types().exposeResult(result, method, table);
        } finally {
            monitor.exit(caller);
        }
    }

    private @Nullable Object invoke(Method method, @Nullable Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(entry.target(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    Serializable ticket(Transfer transfer) {
        if (HomeSerializer.current() instanceof Session session && session.isOf(table)) {
            session.references().retain(entry);
            transfer.ifFailed(() -> session.references().release(entry.number()));
            return new Handle(entry.number(), exposed());
        }
        return new Ticket(table.place(), object(), exposed().type(), exposed().fingerprint(),
                table.hold(entry, transfer));
    }
}
