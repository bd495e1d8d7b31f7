package poolcraft.manager;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;
import poolcraft.lock.OwnerDiedException;

/** A condition of a lock that lives in a manager. */
class ManagedConditionTest extends WithManager {

    private final ManagedLock lock = manager.reentrantLock();
    private final Condition condition = lock.newCondition();
    private final ManagedSemaphore waiting = manager.semaphore(0);

    /** A thread that waits, once this returns. */
    private Other<Boolean> waiter() throws InterruptedException {
        Other<Boolean> other = Other.start(() -> {
            lock.lock();
            try {
                waiting.release();
                return condition.await(30, SECONDS);
            } finally {
                lock.unlock();
            }
        });
        waiting.consume();
        lock.lock(); // it has given it up
        lock.unlock();
        return other;
    }

    @Test
    void aChildWaitsForItsParent() throws Exception {
        List<Integer> stock = manager.list();
        ManagedLock itsLock = lock;
        Condition itsCondition = condition;
        Child child = Child.start(() -> {
            itsLock.lock();
            try {
                while (stock.isEmpty()) {
                    itsCondition.await();
                }
                stock.removeFirst();
            } finally {
                itsLock.unlock();
            }
        });
        lock.lock();
        stock.add(1);
        condition.signalAll();
        lock.unlock();
        child.join();
        assertThat(stock).isEmpty();
    }

    @Test
    void aSignalWakesTheOneThatHasWaitedLongest() throws Exception {
        Other<Boolean> first = waiter();
        Other<Boolean> second = waiter();
        lock.lock();
        condition.signal();
        lock.unlock();
        assertThat(first.result()).isTrue();
        assertThat(second.isDone()).isFalse();
        lock.lock();
        condition.signal();
        lock.unlock();
        assertThat(second.result()).isTrue();
    }

    @Test
    void signalAllWakesAll() throws Exception {
        List<Other<Boolean>> waiters = new ArrayList<>(List.of(waiter(), waiter(), waiter()));
        lock.lock();
        condition.signalAll();
        lock.unlock();
        for (Other<Boolean> waiter : waiters) {
            assertThat(waiter.result()).isTrue();
        }
    }

    @Test
    void whoWaitsGivesTheLockUpHoweverOftenItIsHeld() throws Exception {
        lock.lock();
        lock.lock();
        assertThat(condition.await(20, MILLISECONDS)).isFalse();
        assertThat(condition.awaitNanos(1)).isNotPositive();
        assertThat(condition.awaitUntil(Date.from(Instant.now()))).isFalse();
        lock.unlock();
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        lock.unlock();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void onlyTheHolderOfTheLockMayUseIt() {
        assertThatThrownBy(condition::signal).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(condition::await).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void anInterruptedWaiterHoldsTheLockAndUsesNoSignal() throws Exception {
        Other<Boolean> interrupted = waiter();
        Other<Boolean> other = waiter();
        assertThatThrownBy(interrupted.interrupt()::result)
                .isInstanceOf(InterruptedException.class);
        lock.lock();
        condition.signal();
        lock.unlock();
        assertThat(other.result()).isTrue();
    }

    @Test
    void theSignalOfAKilledWaiterGoesToAnother() throws Exception {
        ManagedLock itsLock = lock;
        Condition itsCondition = condition;
        ManagedSemaphore itsWaiting = waiting;
        Child child = Child.start(() -> {
            itsLock.lock();
            itsWaiting.release();
            itsCondition.await();
        });
        waiting.consume();
        lock.lock();
        lock.unlock();
        Other<Boolean> behind = waiter();
        lock.lock();
        condition.signal();
        child.kill();
        lock.unlock();
        assertNotifiedOrTold(behind, child);
    }

    /** It is told of the child's death if it is the first to have the lock after it. */
    private static void assertNotifiedOrTold(Other<Boolean> waiter, Child child) throws Exception {
        try {
            assertThat(waiter.result()).isTrue();
        } catch (OwnerDiedException e) {
            assertThat(e).hasMessageContaining("pid " + child.pid());
        }
    }

    @Test
    void whoWaitsIsToldOfTheDeathOfTheHolderAndHoldsTheLock() throws Exception {
        Other<Boolean> repairs = Other.start(() -> {
            lock.lock();
            try {
                waiting.release();
                condition.await();
                return false;
            } catch (OwnerDiedException e) {
                boolean holds = lock.isHeldByCurrentThread();
                lock.markConsistent();
                return holds;
            } finally {
                lock.unlock();
            }
        });
        waiting.consume();
        ManagedLock itsLock = lock;
        Child.startAndStay(itsLock::lock).kill();
        assertThat(repairs.result()).isTrue();
        assertThat(lock.isConsistent()).isTrue();
    }

    @Test
    void whoWaitsGoesOnToDoSoIfSomebodyHasRepaired() throws Exception {
        Other<Boolean> waiter = waiter();
        ManagedLock itsLock = lock;
        Child child = Child.startAndStay(itsLock::lock);
        Other<Void> repairs = Other.run(() -> {
            lock.anyway().lock();
            lock.markConsistent();
            lock.unlock();
        });
        child.kill();
        repairs.result();
        lock.lock();
        condition.signal();
        lock.unlock();
        assertNotifiedOrTold(waiter, child);
    }
}
