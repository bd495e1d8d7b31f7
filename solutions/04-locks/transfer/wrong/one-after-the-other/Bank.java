// Fails: noMoneyIsUnderWayWhenALockIsGivenBack
// Misconception: each number needs its own lock only.
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
        return add(from, -amount) && add(to, amount);
    }

    private static boolean add(Account account, long amount) {
        account.lock().lock();
        try {
            long balance = account.balance().getPlain() + amount;
            if (balance < 0) {
                return false;
            }
            account.balance().setPlain(balance);
            return true;
        } finally {
            account.lock().unlock();
        }
    }
}
