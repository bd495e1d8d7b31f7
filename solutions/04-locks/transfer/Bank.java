import java.util.concurrent.locks.Lock;
import poolcraft.memory.SharedLong;

/** Moves money between accounts that many processes use. */
public final class Bank {

    /**
     * An account.
     *
     * @param number no other account has it; it is the same in all processes
     * @param lock guards the balance
     */
    public record Account(int number, Lock lock, SharedLong balance) {}

    private Bank() {}

    /**
     * Moves money, if there is enough of it.
     *
     * @param amount above 0
     * @return whether there was enough
     */
    public static boolean transfer(Account from, Account to, long amount) {
        if (from.number() == to.number()) {
            return true;
        }
        boolean upwards = from.number() < to.number();
        Lock first = upwards ? from.lock() : to.lock();
        Lock second = upwards ? to.lock() : from.lock();
        first.lock();
        try {
            second.lock();
            try {
                return move(from, to, amount);
            } finally {
                second.unlock();
            }
        } finally {
            first.unlock();
        }
    }

    /** Called with both locks. */
    private static boolean move(Account from, Account to, long amount) {
        if (from.balance().getPlain() < amount) {
            return false;
        }
        from.balance().setPlain(from.balance().getPlain() - amount);
        to.balance().setPlain(to.balance().getPlain() + amount);
        return true;
    }
}
