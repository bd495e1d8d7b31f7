package poolcraft.queue;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Something to work with that is used again: one thread after the other takes the one that is spare,
 * or a new one. Thread-safe.
 */
final class Spare<T> {

    private final AtomicReference<T> spare = new AtomicReference<>();
    private final Supplier<T> maker;

    Spare(Supplier<T> maker) {
        this.maker = maker;
    }

    T take() {
        T found = spare.getAndSet(null);
        return found == null ? maker.get() : found;
    }

    void giveBack(T thing) {
        spare.setPlain(thing);
    }
}
