package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import poolcraft.process.TransferException;

/** Objects of types that were registered. */
class RegisteredTypeTest {

    private static Manager manager;

    @BeforeAll
    static void start() throws Exception {
        manager = Manager.builder()
                .registerWith(Account.class, (Integer first) -> new AccountInManager(first))
                .start();
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    @Test
    void theirMethodsAreCalledInTheManager() throws Exception {
        Account account = manager.make(Account.class, 100);
        Child.run(() -> account.deposit(11));
        assertThat(account.balance()).isEqualTo(111);
    }

    @Test
    void onlyTheMethodsOfTheInterfaceCanBeCalled() throws Exception {
        Account account = manager.make(Account.class, 1);
        assertThat(account).isNotInstanceOf(AccountInManager.class);
        assertThatThrownBy(() -> AccountInManager.class.getMethod("rob").invoke(account))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anObjectThatAMethodReturnsIsAProxyIfItsTypeIsRegistered() throws Exception {
        Account account = manager.make(Account.class, 100);
        Account part = account.withdraw(30);
        Child.run(() -> part.deposit(1));
        assertThat(part.balance()).isEqualTo(31);
        assertThat(account.balance()).isEqualTo(70);
    }

    @Test
    void proxiesAreEqualIfTheyStandForTheSameObject() throws Exception {
        Account account = manager.make(Account.class, 100);
        List<Account> list = manager.list(List.of(account));
        assertThat(list.get(0)).isEqualTo(account).hasSameHashCodeAs(account);
        assertThat(manager.make(Account.class, 100)).isNotEqualTo(account);
        assertThat(account.toString()).startsWith("Account[object ");
    }

    @Test
    void aTypeThatIsNotRegisteredIsAClearError() {
        assertThatThrownBy(() -> manager.make(Comparable.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Comparable is not registered")
                .hasMessageContaining("Account");
    }

    @Test
    void aClassThatIsNoInterfaceIsAClearError() {
        assertThatThrownBy(() -> Manager.builder().register(String.class, () -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String is no interface");
    }

    @Test
    void aMakerThatFailsIsReported() {
        assertThatThrownBy(() -> manager.make(Account.class, "no number"))
                .isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> manager.make(Account.class))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void aResultThatCannotBeSentIsAnErrorThatNamesIt() throws Exception {
        Account account = manager.make(Account.class, 1);
        assertThatThrownBy(account::secret).isInstanceOf(TransferException.class)
                .hasMessageContaining("java.lang.Object");
        assertThat(account.balance()).isEqualTo(1);
    }
}
