package poolcraft.manager;

/** What clients may do with an {@link AccountInManager}. */
interface Account {

    int deposit(int amount);

    int balance();

    /** Another object of the manager. */
    Account withdraw(int amount) throws NotEnoughException;

    Object secret();

    /** The balance is too low. */
    final class NotEnoughException extends Exception {
        private static final long serialVersionUID = 1L;

        NotEnoughException(String message) {
            super(message);
        }
    }
}
