//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION An object of a type of your own in a manager: what others may call, and what not

import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

// tag::program[]
interface Account {

    void deposit(int amount);

    int balance();
}

static class BankAccount implements Account {

    private int balance;

    @Override
    public synchronized void deposit(int amount) {
        balance += amount;
    }

    @Override
    public synchronized int balance() {
        return balance;
    }

    public synchronized void empty() { // nobody outside may do that
        balance = 0;
    }
}

static void payIn(Account account) {
    for (int i = 0; i < 100; i++) {
        account.deposit(1);
    }
}

void main() throws Exception {
    try (Manager manager = Manager.builder().register(Account.class, BankAccount::new).start()) {
        Account account = manager.make(Account.class);
        JvmProcess one = JvmProcess.start(() -> payIn(account));
        JvmProcess two = JvmProcess.start(() -> payIn(account));
        one.join();
        two.join();
        IO.println("the balance is " + account.balance());
        IO.println("it is a BankAccount: " + (account instanceof BankAccount));
    }
}
// end::program[]
