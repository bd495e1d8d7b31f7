package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ObjectInputStream;
import java.io.Serial;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import poolcraft.pipe.RemoteFailureException;
import poolcraft.pipe.RemoteTrace;
import poolcraft.process.TransferException;

/** Exceptions of the manager's side. */
class RemoteErrorTest {

    private static Manager manager;

    /** What goes wrong in an object of a manager. */
    interface Thrower {

        void checked() throws Account.NotEnoughException;

        void withCause();

        void unreadable();

        void poisoned();

        void error();

        void undeclared();
    }

    /** Throws. */
    static final class ThrowerInManager implements Thrower {

        @Override
        public void checked() throws Account.NotEnoughException {
            throw new Account.NotEnoughException("only 3");
        }

        @Override
        public void withCause() {
            throw new IllegalStateException("outer", new ArithmeticException("inner"));
        }

        @Override
        public void unreadable() {
            throw new Holder();
        }

        @Override
        public void poisoned() {
            throw new Poison();
        }

        @Override
        public void error() {
            throw new StackOverflowError("deep");
        }

        @Override
        public void undeclared() {
            sneak(new Account.NotEnoughException("not declared"));
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void sneak(Throwable problem) throws T {
            throw (T) problem;
        }
    }

    /** Has something in it that cannot be sent. */
    static final class Holder extends RuntimeException {
        private static final long serialVersionUID = 1L;
        @SuppressWarnings({"serial", "unused"}) // that is the point
        private final Object held = new Object();

        Holder() {
            super("holds an object");
        }
    }

    /** Can be sent, and not be read. */
    static final class Poison extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Poison() {
            super("poison");
        }

        @Serial
        private void readObject(ObjectInputStream in) {
            throw new IllegalStateException("not to be read");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        manager = Manager.builder().register(Thrower.class, ThrowerInManager::new).start();
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    private static Thrower thrower() throws Exception {
        return manager.make(Thrower.class);
    }

    @Test
    void arriveWithTheirTypeAndTheRemoteTraceAsCause() throws Exception {
        assertThatThrownBy(thrower()::checked).isInstanceOf(Account.NotEnoughException.class)
                .hasMessage("only 3").cause().isInstanceOf(RemoteTrace.class)
                .hasMessageContaining("at " + ThrowerInManager.class.getName() + ".checked")
                .hasMessageNotContaining("jdk.internal");
    }

    @Test
    void keepTheirOwnCauses() throws Exception {
        assertThatThrownBy(thrower()::withCause).hasMessage("outer")
                .hasRootCauseInstanceOf(RemoteTrace.class).cause()
                .isInstanceOf(ArithmeticException.class).hasMessage("inner");
    }

    @Test
    void ofWhichOneCannotBeSentComeAsTextAndTrace() throws Exception {
        assertThatThrownBy(thrower()::unreadable).isInstanceOf(RemoteFailureException.class)
                .hasMessageContaining("holds an object").cause().isInstanceOf(RemoteTrace.class);
    }

    @Test
    void ofWhichOneCannotBeReadFailItsCallAlone() throws Exception {
        Thrower thrower = thrower();
        assertThatThrownBy(thrower::poisoned).isInstanceOf(RemoteFailureException.class)
                .hasMessageContaining("poison").hasMessageContaining("cannot be read here")
                .cause().isInstanceOf(RemoteTrace.class);
        assertThatThrownBy(thrower::withCause).hasMessage("outer");
    }

    @Test
    void anErrorOfTheCallHarmsNothingElse() throws Exception {
        Thrower thrower = thrower();
        assertThatThrownBy(thrower::error).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(thrower::checked).isInstanceOf(Account.NotEnoughException.class);
    }

    @Test
    void thatAMethodDoesNotDeclareComeAsFailure() throws Exception {
        assertThatThrownBy(thrower()::undeclared).isInstanceOf(RemoteFailureException.class)
                .hasMessageContaining("not declared");
    }

    @Test
    void whatIsNotAllowedDoesNotLeaveTheClient() {
        List<Object> list = manager.list();
        assertThatThrownBy(() -> list.add(new javax.swing.event.EventListenerList()))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("javax.swing.event.EventListenerList")
                .hasMessageContaining("allow");
        assertThat(list).isEmpty();
    }

    @Test
    void whatIsNotAllowedDoesNotLeaveTheManager() {
        ManagedValue<Object> value = manager.value(null);
        Throwable problem = catchThrowable(() -> value
                .updateAndGet(_ -> new javax.swing.event.EventListenerList()));
        assertThat(problem).isInstanceOf(TransferException.class)
                .hasMessageContaining("javax.swing.event.EventListenerList");
    }

    @Test
    void whatIsAllowedTravels() throws Exception {
        try (Manager other = Manager.builder().allow("javax.swing.event.").start()) {
            List<Object> list = other.list();
            list.add(new javax.swing.event.EventListenerList());
            assertThat(list.get(0)).isInstanceOf(javax.swing.event.EventListenerList.class);
        }
    }
}
