// Fails: whoPutsWaitsUntilThereIsRoom
// Misconception: to look does no harm, so it needs no lock.
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A shelf of limited size, into which some processes put items, and from which others take. */
public final class Warehouse {

    /** Where the items lie: first in, first out. It knows nothing of locks. */
    public interface Shelf {

        boolean isFull();

        boolean isEmpty();

        /** Fails if it is full. */
        void add(int item);

        /** Fails if it is empty. */
        int remove();
    }

    private final Lock lock;
    private final Condition changed;
    private final Shelf shelf;

    /**
     * A warehouse.
     *
     * @param lock guards the shelf
     * @param changed a condition of the lock, on which all wait, whatever they wait for
     */
    public Warehouse(Lock lock, Condition changed, Shelf shelf) {
        this.lock = lock;
        this.changed = changed;
        this.shelf = shelf;
    }

    /** Puts an item on the shelf; waits for room. */
    public void put(int item) throws InterruptedException {
        while (shelf.isFull()) {
            lock.lockInterruptibly();
            try {
                changed.await();
            } finally {
                lock.unlock();
            }
        }
        lock.lockInterruptibly();
        try {
            shelf.add(item);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes the item that has lain there longest; waits for one. */
    public int take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (shelf.isEmpty()) {
                changed.await();
            }
            return removeAndTell();
        } finally {
            lock.unlock();
        }
    }

    /** Takes an item as {@link #take()} does, if one comes within the limit. */
    public OptionalInt take(Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (shelf.isEmpty()) {
                if (left <= 0) {
                    return OptionalInt.empty();
                }
                left = changed.awaitNanos(left);
            }
            return OptionalInt.of(removeAndTell());
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock, when there is an item. */
    private int removeAndTell() {
        int item = shelf.remove();
        changed.signalAll();
        return item;
    }
}
