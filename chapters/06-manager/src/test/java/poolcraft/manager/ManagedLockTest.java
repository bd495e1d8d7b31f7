package poolcraft.manager;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import poolcraft.lock.OwnerDiedException;

/** A lock that lives in a manager. */
class ManagedLockTest extends WithManager {

    @Test
    void oneThreadOfOneProcessHoldsItAtATime() throws Exception {
        ManagedLock lock = manager.lock();
        List<Integer> total = manager.list(List.of(0));
        Child child = Child.start(() -> addUnder(lock, total));
        Other<Void> other = Other.run(() -> addUnder(lock, total));
        addUnder(lock, total);
        other.result();
        child.join();
        assertThat(total).containsExactly(300);
    }

    private static void addUnder(ManagedLock lock, List<Integer> total) {
        for (int i = 0; i < 100; i++) {
            lock.lock();
            try {
                total.set(0, total.get(0) + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void isNotTakenTwice() {
        ManagedLock lock = manager.lock();
        lock.lock();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        assertThat(lock.tryLock()).isFalse();
        assertThatThrownBy(lock::lock).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reentrantLock()");
        lock.unlock();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void aReentrantOneIsFreeAfterAsManyUnlocksAsLocks() throws Exception {
        ManagedLock lock = manager.reentrantLock();
        lock.lock();
        lock.lock();
        assertThat(lock.tryLock()).isTrue();
        lock.unlock();
        lock.unlock();
        assertThat(Other.finds(lock::tryLock)).isFalse();
        lock.unlock();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void onlyItsHolderUnlocksIt() throws Exception {
        ManagedLock lock = manager.lock();
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class)
                .hasMessageContaining("it is free");
        lock.lock();
        assertThatThrownBy(() -> Other.run(lock::unlock).result())
                .isInstanceOf(IllegalMonitorStateException.class);
        lock.unlock();
    }

    @Test
    void aTimedTryGivesUp() throws Exception {
        ManagedLock lock = manager.lock();
        lock.lock();
        assertThat(Other.finds(() -> lock.tryLock(20, MILLISECONDS))).isFalse();
        assertThat(Other.finds(() -> lock.tryLock(-1, SECONDS))).isFalse();
        lock.unlock();
        assertThat(lock.tryLock(1, SECONDS)).isTrue();
        lock.unlock();
    }

    @Test
    void isToldWhenItsHolderWasKilled() throws Exception {
        ManagedLock lock = manager.lock();
        Child child = Child.startAndStay(lock::lock);
        Other<Void> waiter = Other.run(lock::lock);
        child.kill();
        assertThatThrownBy(waiter::result).isInstanceOf(OwnerDiedException.class)
                .hasMessageContaining("pid " + child.pid()).hasMessageContaining("recover");
        assertThat(lock.isConsistent()).isFalse();
        assertThat(lock.recover(() -> assertThat(lock.isHeldByCurrentThread()).isTrue())).isTrue();
        assertThat(lock.tryLock()).isTrue();
        lock.unlock();
    }
}
