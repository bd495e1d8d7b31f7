package poolcraft.lock;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.SharedInt;

/** The condition while everybody lives. */
class ProcessConditionTest {

    private ProcessReentrantLock lock;
    private ProcessCondition condition;

    @BeforeEach
    void create() throws Exception {
        lock = ProcessReentrantLock.create();
        condition = lock.newCondition();
    }

    @AfterEach
    void close() throws Exception {
        condition.close();
        lock.close();
    }

    private <T> T locked(Callable<T> work) throws Exception {
        lock.lock();
        try {
            return work.call();
        } finally {
            lock.unlock();
        }
    }

    private int signal(int count) throws Exception {
        return locked(() -> condition.signal(count));
    }

    /** Another thread that waits for the condition, and tells how its wait ended. */
    private <T> Other<T> startWaiting(Callable<T> wait) throws Exception {
        int before = locked(condition::waiting);
        Other<T> waiter = Other.start(() -> locked(wait));
        awaitWaiting(before + 1);
        return waiter;
    }

    private void awaitWaiting(int count) {
        Child.await(() -> {
            try {
                return locked(condition::waiting) == count;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private Other<Boolean> startWaiting() throws Exception {
        return startWaiting(() -> {
            condition.await();
            return true;
        });
    }

    private List<Other<Boolean>> startWaiting(int count) throws Exception {
        List<Other<Boolean>> waiters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            waiters.add(startWaiting());
        }
        return waiters;
    }

    @Test
    void notifyNWakesExactlyNAndThoseWhoWaitedLongest() throws Exception {
        List<Other<Boolean>> waiters = startWaiting(6);
        assertThat(signal(1)).isEqualTo(1);
        assertThat(waiters.get(0).result()).isTrue();
        assertThat(signal(3)).isEqualTo(3);
        for (Other<Boolean> waiter : waiters.subList(1, 4)) {
            assertThat(waiter.result()).isTrue();
        }
        assertThat(locked(condition::waiting)).isEqualTo(2);
        assertThat(waiters.subList(4, 6)).noneMatch(Other::isDone);
        assertThat(signal(5)).isEqualTo(2);
        assertThat(waiters.get(5).result()).isTrue();
    }

    @Test
    void notifyAllWakesAll() throws Exception {
        List<Other<Boolean>> waiters = startWaiting(5);
        locked(() -> {
            condition.signalAll();
            return null;
        });
        for (Other<Boolean> waiter : waiters) {
            assertThat(waiter.result()).isTrue();
        }
    }

    @Test
    void aNotificationIsNotKeptForThoseWhoComeLater() throws Exception {
        assertThat(signal(1)).isZero();
        boolean notified = locked(() -> condition.await(1, MILLISECONDS));
        assertThat(notified).isFalse();
    }

    @Test
    void notifyNWakesExactlyNInOtherProcesses() throws Exception {
        try (SharedInt woken = SharedInt.create(0)) {
            ProcessCondition shared = condition;
            Other<Void> children = Other.run(() -> Child.run(3, () -> {
                shared.lock().lock();
                shared.await();
                woken.incrementAndGet();
                shared.lock().unlock();
            }));
            awaitWaiting(3);
            assertThat(signal(2)).isEqualTo(2);
            Child.await(() -> woken.get() == 2);
            assertThat(locked(condition::waiting)).isEqualTo(1);
            assertThat(signal(1)).isEqualTo(1);
            children.result();
            assertThat(woken.get()).isEqualTo(3);
        }
    }

    @Test
    void twoProcessesTakeTurns() throws Exception {
        try (SharedInt turn = SharedInt.create(0)) {
            ProcessCondition shared = condition;
            Child.run(2, () -> takeTurns(shared, turn));
            assertThat(turn.get()).isEqualTo(2_000);
        }
    }

    /** The first to come takes the even turns. */
    private static void takeTurns(ProcessCondition condition, SharedInt turn) throws Exception {
        RobustLock lock = condition.lock();
        lock.lock();
        int mine = SharedInt.in(turn.segment(), 4).getAndIncrement();
        try {
            for (int next = mine; next < 2_000; next += 2) {
                while (turn.get() != next) {
                    condition.await();
                }
                turn.incrementAndGet();
                condition.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    @Test
    void theLockOfAConditionIsTheSameInTheChild() throws Exception {
        try (SharedInt same = SharedInt.create(0)) {
            ProcessCondition shared = condition;
            ProcessReentrantLock its = lock;
            Child.run(() -> same.set(shared.lock() == its ? 1 : 2));
            assertThat(same.get()).isEqualTo(1);
        }
    }

    @Test
    void whoDoesNotHoldTheLockGetsAnError() {
        assertThatThrownBy(condition::await).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(condition::signal).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void aTimedOutWaiterUsesNoNotification() throws Exception {
        boolean notified = locked(() -> condition.await(10, MILLISECONDS));
        assertThat(notified).isFalse();
        Other<Boolean> second = startWaiting();
        assertThat(signal(1)).isEqualTo(1);
        assertThat(second.result()).isTrue();
    }

    @Test
    void aWaiterNotifiedBeforeItHasTheLockAgainIsNotTimedOut() throws Exception {
        Other<Boolean> waiter = startWaiting(() -> condition.await(200, MILLISECONDS));
        lock.lock();
        condition.signal();
        long end = System.nanoTime() + MILLISECONDS.toNanos(250);
        Child.await(() -> System.nanoTime() > end);
        lock.unlock();
        assertThat(waiter.result()).isTrue();
    }

    @Test
    void anInterruptedWaiterHoldsTheLockAndUsesNoNotification() throws Exception {
        Other<Boolean> waiter = startWaiting(() -> {
            try {
                condition.await();
                return false;
            } catch (InterruptedException e) {
                return lock.isHeldByCurrentThread();
            }
        });
        assertThat(waiter.interrupt().result()).isTrue();
        Other<Boolean> second = startWaiting();
        assertThat(signal(1)).isEqualTo(1);
        assertThat(second.result()).isTrue();
    }

    @Test
    void awaitUninterruptiblyWaitsOnAndKeepsTheInterrupt() throws Exception {
        Other<Boolean> waiter = startWaiting(() -> {
            condition.awaitUninterruptibly();
            return Thread.interrupted();
        }).interrupt();
        assertThat(signal(1)).isEqualTo(1);
        assertThat(waiter.result()).isTrue();
    }

    @Test
    void timedWaitsTellWhatIsLeft() throws Exception {
        long left = locked(() -> condition.awaitNanos(1_000_000));
        assertThat(left).isLessThanOrEqualTo(0);
        boolean notified = locked(() -> condition.awaitUntil(Date.from(Instant.EPOCH)));
        assertThat(notified).isFalse();
        Other<Long> waiter = startWaiting(() -> condition.awaitNanos(SECONDS.toNanos(60)));
        signal(1);
        assertThat(waiter.result()).isPositive();
    }

    @Test
    void waitForWithTimeoutGivesThePredicatesValue() throws Exception {
        AtomicInteger value = new AtomicInteger();
        boolean before = locked(() -> condition.waitFor(() -> value.get() == 2,
                Duration.ofMillis(5)));
        assertThat(before).isFalse();
        Other<Boolean> waiter = startWaiting(
                () -> condition.waitFor(() -> value.get() == 2, Duration.ofSeconds(60)));
        value.set(1);
        signal(1);
        awaitWaiting(1);
        value.set(2);
        signal(1);
        assertThat(waiter.result()).isTrue();
        boolean after = locked(() -> condition.waitFor(() -> value.get() == 2, Duration.ZERO));
        assertThat(after).isTrue();
    }

    @Test
    void awaitGivesUpAllHoldsAndTakesThemBack() throws Exception {
        Other<Integer> waiter = startWaiting(() -> {
            lock.lock();
            condition.await();
            int holds = lock.holdCount();
            lock.unlock();
            return holds;
        });
        signal(1);
        assertThat(waiter.result()).isEqualTo(2);
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void moreWaitersThanThereIsRoomForIsAnError() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < WaitCells.MAX; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                lock.lock();
                condition.awaitUninterruptibly();
                lock.unlock();
            }));
        }
        awaitWaiting(WaitCells.MAX);
        assertThatThrownBy(() -> locked(() -> condition.await(1, SECONDS)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("1024 threads");
        assertThat(signal(2_000)).isEqualTo(1_024);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(signal(1)).isZero();
    }

    @Test
    void useAfterCloseSaysSo() throws Exception {
        ProcessCondition closed = lock.newCondition();
        closed.close();
        assertThatThrownBy(() -> locked(() -> closed.signal(1)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }
}
