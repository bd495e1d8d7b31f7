package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** Objects with a name. */
class SharedNameTest extends WithManager {

    @Test
    void whoConnectsFindsAnObjectByItsName() throws Exception {
        List<Integer> list = manager.list(List.of(1));
        manager.share("numbers", list);
        try (Manager client = Manager.connect(manager.address(), manager.key())) {
            List<?> found = client.shared("numbers", List.class);
            assertThat(found).isEqualTo(List.of(1));
        }
        manager.unshare("numbers");
        assertThat(list).containsExactly(1);
    }

    @Test
    void aNameIsGivenOnce() {
        List<Integer> list = manager.list();
        manager.share("once", list);
        manager.share("once", list);
        assertThatThrownBy(() -> manager.share("once", manager.list()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("once is taken");
    }

    @Test
    void aNameThatNothingHasIsAClearError() {
        manager.share("right", manager.event());
        assertThatThrownBy(() -> manager.shared("wrong", ManagedEvent.class))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("wrong").hasMessageContaining("right");
        assertThatThrownBy(() -> manager.unshare("wrong"))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> manager.shared("right", List.class))
                .isInstanceOf(ClassCastException.class);
    }

    @Test
    void onlyObjectsOfTheManagerGetAName() throws Exception {
        assertThatThrownBy(() -> manager.share("copy", List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no proxy of an object in this manager");
        try (Manager other = Manager.start()) {
            assertThatThrownBy(() -> manager.share("elsewhere", other.list()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aServerSharesAnObjectOfItsOwnProcess() throws Exception {
        AccountInManager own = new AccountInManager(1);
        try (ManagerServer server = Manager.builder().serve()) {
            server.share("account", Account.class, own);
            Manager here = Manager.connect(server.address(), server.key());
            Account account = here.shared("account", Account.class);
            Child.run(() -> account.deposit(1));
            here.close();
        }
        assertThat(own.balance()).isEqualTo(2);
    }

    @Test
    void anInterruptOfTheThreadThatLetsClientsInIsForgotten() throws Exception {
        try (ManagerServer server = Manager.builder().serve()) {
            Child.await(() -> !lettingIn().isEmpty());
            lettingIn().forEach(Thread::interrupt);
            for (int i = 0; i < 3; i++) {
                try (Manager here = Manager.connect(server.address(), server.key())) {
                    assertThat(here.list(List.of(i))).containsExactly(i);
                }
            }
        }
    }

    private static List<Thread> lettingIn() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("poolcraft-manager")).toList();
    }
}
