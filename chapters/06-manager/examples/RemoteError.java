//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION An exception in a manager: its type, its message, and the traces of both sides

import poolcraft.manager.Manager;
import poolcraft.pipe.RemoteTrace;

// tag::program[]
@SuppressWarnings("serial") // it is gone before it changes
static class NotEnoughException extends Exception {

    NotEnoughException(String message) {
        super(message);
    }
}

interface Account {

    void withdraw(int amount) throws NotEnoughException;
}

static class EmptyAccount implements Account {

    @Override
    public void withdraw(int amount) throws NotEnoughException {
        throw new NotEnoughException("There is nothing here, and you want " + amount + ".");
    }
}

static void buy(Account account) {
    try {
        account.withdraw(5);
    } catch (NotEnoughException e) {
        IO.println("caught: " + e.getMessage());
        IO.println("thrown here:     " + e.getStackTrace()[0].getMethodName());
        RemoteTrace there = (RemoteTrace) e.getCause();
        IO.println("thrown there:    " + there.getMessage().lines().skip(2).findFirst().orElse("")
                .replaceAll(".*\\.(\\w+)\\(.*", "$1"));
    }
}

void main() throws Exception {
    try (Manager manager = Manager.builder().register(Account.class, EmptyAccount::new).start()) {
        Account account = manager.make(Account.class);
        buy(account);
        List<Integer> list = manager.list(List.of(1, 2));
        try {
            list.get(2);
        } catch (IndexOutOfBoundsException e) {
            IO.println("caught: " + e.getMessage());
        }
    }
}
// end::program[]
