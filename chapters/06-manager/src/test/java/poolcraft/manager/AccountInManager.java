package poolcraft.manager;

import java.util.concurrent.atomic.AtomicInteger;

/** An object in a manager. */
public final class AccountInManager implements Account {

    private final AtomicInteger balance = new AtomicInteger();

    AccountInManager(int first) {
        balance.set(first);
    }

    @Override
    public int deposit(int amount) {
        return balance.addAndGet(amount);
    }

    @Override
    public int balance() {
        return balance.get();
    }

    @Override
    public Account withdraw(int amount) throws NotEnoughException {
        if (amount > balance.get()) {
            throw new NotEnoughException("There are only " + balance + ".");
        }
        balance.addAndGet(-amount);
        return new AccountInManager(amount);
    }

    /** What cannot be sent. */
    @Override
    public Object secret() {
        return new Object();
    }

    /** What is not exposed. */
    public void rob() {
        balance.set(0);
    }
}
