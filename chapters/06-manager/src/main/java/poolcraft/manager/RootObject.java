package poolcraft.manager;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import poolcraft.lock.ProcessBarrier;

/** The manager itself, as its clients call it. Thread-safe. */
final class RootObject implements RemoteRoot {

    private final ObjectTable table;
    private final IntSupplier objectCount;

    RootObject(ObjectTable table, IntSupplier objectCount) {
        this.table = table;
        this.objectCount = objectCount;
    }

    @Override
    public Object create(Creation kind, @Nullable Object... arguments) {
        Monitor made = switch (kind) {
            case LIST -> new ListObject<>((List<?>) arguments[0]);
            case MAP -> new MapObject<>((Map<?, ?>) arguments[0]);
            case NAMESPACE -> new NamespaceObject();
            case VALUE -> new ValueObject<>(arguments[0]);
            case ARRAY -> new ArrayObject<>((List<?>) arguments[0]);
            case QUEUE -> new QueueObject<>((int) arguments[0]);
            case LOCK -> new LockObject(false);
            case REENTRANT_LOCK -> new LockObject(true);
            case SEMAPHORE -> new SemaphoreObject((int) arguments[0], false);
            case BOUNDED_SEMAPHORE -> new SemaphoreObject((int) arguments[0], true);
            case EVENT -> new EventObject();
            case BARRIER -> new BarrierObject((int) arguments[0],
                    (ProcessBarrier.Action) arguments[1]);
        };
        return table.expose(made, Exposed.of(made.exposedAs()));
    }

    @Override
    public Object make(Class<?> type, @Nullable Object argument) throws Exception {
        return table.expose(table.types().make(type, argument), Exposed.of(type));
    }

    @Override
    public void share(String name, Object proxy) {
        table.share(name, table.entryOf(proxy));
    }

    @Override
    public void unshare(String name) {
        table.unshare(name);
    }

    @Override
    public Object shared(String name) {
        return table.proxy(table.shared(name));
    }

    @Override
    public long hold(Object proxy) {
        return table.hold(table.entryOf(proxy), Caller.current().session());
    }

    @Override
    public Object claim(long token) {
        return table.claim(token);
    }

    @Override
    public int objectCount() {
        return objectCount.getAsInt();
    }
}
