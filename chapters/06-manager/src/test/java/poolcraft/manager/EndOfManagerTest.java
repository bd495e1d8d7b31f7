package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** What the end of a manager does to its clients. */
class EndOfManagerTest {

    @Test
    void itsDeathFailsEveryCallAtOnce() throws Exception {
        try (Manager manager = Manager.start()) {
            ManagedQueue<Integer> queue = manager.queue();
            List<Other<Integer>> waiters = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                waiters.add(Other.start(queue::take));
            }
            Child child = Child.start(() -> assertThatThrownBy(queue::take)
                    .isInstanceOf(ManagerGoneException.class));
            Child.await(() -> child.isAlive());
            manager.process().orElseThrow().kill();
            for (Other<Integer> waiter : waiters) {
                assertThatThrownBy(waiter::result).isInstanceOf(ManagerGoneException.class)
                        .hasMessageContaining("is gone").hasMessageContaining("are lost");
            }
            child.join();
            assertThatThrownBy(queue::size).isInstanceOf(ManagerGoneException.class);
            assertThatThrownBy(manager::list).isInstanceOf(ManagerGoneException.class);
        }
    }

    @Test
    void whatItHeldIsLostForLocksToo() throws Exception {
        Manager manager = Manager.start();
        ManagedLock lock = manager.lock();
        lock.lock();
        Other<Void> waiter = Other.run(lock::lock);
        manager.close();
        assertThatThrownBy(waiter::result).isInstanceOf(ManagerGoneException.class);
        assertThatThrownBy(lock::unlock).isInstanceOf(ManagerGoneException.class);
    }

    @Test
    void aProxyThatComesTooLateSaysSoWhenItIsUsed() throws Exception {
        try (Pipe pipe = Pipe.open(); Manager manager = Manager.start()) {
            pipe.left().send(manager.list());
            manager.process().orElseThrow().kill();
            manager.process().orElseThrow().join();
            assertThatThrownBy(manager::objectCount).isInstanceOf(ManagerGoneException.class);
            List<?> late = (List<?>) pipe.right().receive();
            assertThatThrownBy(late::size).isInstanceOf(ManagerGoneException.class)
                    .hasMessageContaining("came too late");
        }
    }

    @Test
    void leavesNoProcessAndNoFile() throws Exception {
        Manager manager = Manager.start();
        JvmProcess process = manager.process().orElseThrow();
        Path socket = ((UnixDomainSocketAddress) manager.address()).getPath();
        assertThat(socket).exists();
        manager.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(socket).doesNotExist();
    }

    @Test
    void whatAKilledOneLeftIsRemovedWhenItIsClosed() throws Exception {
        Path socket;
        try (Manager manager = Manager.start()) {
            socket = ((UnixDomainSocketAddress) manager.address()).getPath();
            manager.process().orElseThrow().kill();
            manager.process().orElseThrow().join();
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void closingTwiceIsHarmless() throws Exception {
        Manager manager = Manager.start();
        JvmProcess process = manager.process().orElseThrow();
        manager.close();
        manager.close();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aClosedConnectionLeavesTheManagerToOthers() throws Exception {
        try (Manager manager = Manager.start()) {
            Manager client = Manager.connect(manager.address(), manager.key());
            List<Integer> list = client.list();
            client.close();
            assertThatThrownBy(list::size).isInstanceOf(ManagerGoneException.class)
                    .hasMessageContaining("has closed its connection");
            assertThat(manager.list()).isEmpty();
        }
    }

    /** A child starts a manager, tells its address, and is killed. */
    @Test
    void endsWithTheProcessThatStartedIt() throws Exception {
        try (Manager meetingPoint = Manager.start()) {
            ManagedValue<Long> pid = meetingPoint.value(0L);
            ManagedValue<List<Integer>> shown = meetingPoint.value(null);
            Child starter = Child.startAndStay(() -> {
                Manager its = Manager.start();
                shown.set(its.list());
                pid.set(its.process().orElseThrow().pid());
            });
            List<Integer> list = shown.get();
            assertThat(list).isEmpty();
            ProcessHandle server = ProcessHandle.of(pid.get()).orElseThrow();
            starter.kill();
            Child.await(() -> !server.isAlive() || isZombie(server));
            assertThatThrownBy(list::size).isInstanceOf(ManagerGoneException.class);
        }
    }

    /** Nobody has asked for its exit code yet, but it is gone. */
    private static boolean isZombie(ProcessHandle process) {
        return process.info().command().isEmpty();
    }

    @Test
    void aMakerThatEndsTheProcessIsNoticed() throws Exception {
        try (Manager manager = Manager.builder().register(Account.class, () -> {
            Runtime.getRuntime().halt(3);
            return new AccountInManager(0);
        }).start()) {
            assertThatThrownBy(() -> manager.make(Account.class))
                    .isInstanceOf(ManagerGoneException.class)
                    .hasCauseInstanceOf(IOException.class);
        }
    }
}
