package poolcraft.manager;

import java.time.Duration;

/**
 * An event in a manager. Who waits sees how often it was set: so it wakes all who waited, even if it
 * is cleared at once.
 *
 * <pre>
 *  CLEAR  --set: all who wait go on-->  SET
 *  SET    --clear-->                    CLEAR
 * </pre>
 */
final class EventObject extends Monitor implements ManagedEvent {

    private final Line line = newLine();
    private boolean set;
    private long times;

    @Override
    Class<?> exposedAs() {
        return ManagedEvent.class;
    }

    @Override
    public boolean isSet() {
        return set;
    }

    @Override
    public void set() {
        set = true;
        times++;
        line.wakeFirst();
    }

    @Override
    public void clear() {
        set = false;
    }

    @Override
    public void await() {
        await(Line.FOR_EVER);
    }

    @Override
    public boolean await(Duration limit) {
        return await(Line.nanos(limit));
    }

    /** Who came earlier has seen it set less often: so the one in front is the first to go on. */
    private boolean await(long nanos) {
        if (set) {
            return true;
        }
        long seen = times;
        boolean happened = line.await(() -> set || times != seen, nanos);
        line.wakeFirst();
        return happened;
    }
}
