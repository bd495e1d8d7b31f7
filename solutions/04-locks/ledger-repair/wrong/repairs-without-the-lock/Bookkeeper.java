// Fails: theNextOneRepairsWhatADeadOneLeft
// Misconception: nobody else is there when somebody has died.
import poolcraft.lock.OwnerDiedException;
import poolcraft.lock.ProcessLock;

/** Keeps a ledger that many processes write into, and repairs it when one of them has died. */
public final class Bookkeeper {

    /** Entries and their total, in shared memory. */
    public interface Ledger {

        int size();

        long entry(int index);

        void setEntry(int index, long value);

        long total();

        void setTotal(long value);
    }

    private Bookkeeper() {}

    /**
     * Adds to an entry, and to the total; repairs the ledger before if somebody died over it.
     *
     * @param lock guards the ledger
     */
    public static void add(ProcessLock lock, Ledger ledger, int index, long amount) {
        lockRepaired(lock, ledger);
        try {
            ledger.setEntry(index, ledger.entry(index) + amount);
            ledger.setTotal(ledger.total() + amount);
        } finally {
            lock.unlock();
        }
    }

    private static void lockRepaired(ProcessLock lock, Ledger ledger) {
        while (true) {
            try {
                lock.lock();
                return;
            } catch (OwnerDiedException e) {
                repair(ledger);
                lock.recover(() -> {});
            }
        }
    }

    private static void repair(Ledger ledger) {
        long sum = 0;
        for (int i = 0; i < ledger.size(); i++) {
            sum += ledger.entry(i);
        }
        ledger.setTotal(sum);
    }
}
