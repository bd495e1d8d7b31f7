package poolcraft.lock;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedLong;
import poolcraft.process.JvmProcess;

/** The lock while everybody lives. */
class ProcessLockTest {

    private static final int TIMES = 100_000;

    private Segment segment;
    private ProcessLock lock;
    private SharedInt value;

    @BeforeEach
    void create() throws Exception {
        segment = Segment.create(1024);
        lock = ProcessLock.in(segment, 0);
        value = SharedInt.in(segment, 512);
    }

    @AfterEach
    void close() throws Exception {
        segment.close();
    }

    private static void increment(Lock lock, SharedInt value, int times) {
        for (int i = 0; i < times; i++) {
            lock.lock();
            try {
                value.setPlain(value.getPlain() + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    void fourProcessesLoseNoIncrement() throws Exception {
        ProcessLock shared = lock;
        SharedInt total = value;
        Child.run(4, () -> increment(shared, total, TIMES));
        assertThat(value.get()).isEqualTo(4 * TIMES);
    }

    @Test
    void eightThreadsLoseNoIncrement() throws Exception {
        List<Other<Void>> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            others.add(Other.run(() -> increment(lock, value, TIMES)));
        }
        for (Other<Void> other : others) {
            other.result();
        }
        assertThat(value.get()).isEqualTo(8 * TIMES);
    }

    @Test
    void twoViewsOfOneLockAreOneLock() throws Exception {
        ProcessLock view = ProcessLock.in(segment, 0);
        Other<Void> other = Other.run(() -> increment(view, value, TIMES));
        increment(lock, value, TIMES);
        other.result();
        assertThat(value.get()).isEqualTo(2 * TIMES);
    }

    @Test
    void virtualThreadsOfTwoProcessesLoseNoIncrement() throws Exception {
        ProcessLock shared = lock;
        SharedInt total = value;
        Child.run(2, () -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                threads.add(Thread.startVirtualThread(() -> increment(shared, total, 100)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        });
        assertThat(value.get()).isEqualTo(20_000);
    }

    @Test
    void aLockInASegmentOfItsOwnIsTheSameInTheChild() throws Exception {
        try (ProcessLock own = ProcessLock.create(); SharedInt total = SharedInt.create(0)) {
            Child.run(2, () -> increment(own, total, TIMES));
            assertThat(total.get()).isEqualTo(2 * TIMES);
        }
    }

    @Test
    void whatAHolderWroteIsSeenByTheNext() throws Exception {
        SharedLong one = SharedLong.in(segment, 576);
        SharedLong two = SharedLong.in(segment, 640);
        ProcessLock shared = lock;
        Child.run(2, () -> {
            for (int i = 0; i < TIMES; i++) {
                shared.lock();
                if (one.getPlain() != two.getPlain()) {
                    throw new AssertionError(one + " and " + two);
                }
                one.setPlain(one.getPlain() + 1);
                two.setPlain(two.getPlain() + 1);
                shared.unlock();
            }
        });
        assertThat(one.get()).isEqualTo(2L * TIMES);
    }

    @Test
    void aSleepingWaiterOfAnotherProcessIsWoken() throws Exception {
        ProcessLock shared = lock;
        SharedInt turn = value;
        Child.run(2, () -> {
            for (int i = 0; i < 50; i++) {
                shared.lock();
                turn.incrementAndGet();
                Thread.sleep(1);
                shared.unlock();
            }
        });
        assertThat(value.get()).isEqualTo(100);
    }

    @Test
    void overReleaseIsAnError() {
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class)
                .hasMessageContaining("is free");
        lock.lock();
        lock.unlock();
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
        assertThat(lock.tryLock()).isTrue();
    }

    @Test
    void anotherThreadCannotUnlock() throws Exception {
        lock.lock();
        Other<Void> other = Other.run(lock::unlock);
        assertThatThrownBy(other::result).isInstanceOf(IllegalMonitorStateException.class)
                .hasMessageContaining("held by thread " + Thread.currentThread().threadId());
        assertThat(lock.isHeldByCurrentThread()).isTrue();
    }

    @Test
    void anotherProcessCannotUnlock() throws Exception {
        lock.lock();
        ProcessLock shared = lock;
        SharedInt refused = value;
        Child.run(() -> {
            try {
                shared.unlock();
            } catch (IllegalMonitorStateException e) {
                refused.set(1);
            }
        });
        assertThat(refused.get()).isEqualTo(1);
        lock.unlock();
    }

    @Test
    void lockingTwiceIsAnErrorAndNoDeadlock() throws Exception {
        lock.lock();
        assertThatThrownBy(lock::lock).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ProcessReentrantLock");
        assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(IllegalStateException.class);
        assertThat(lock.tryLock()).isFalse();
        assertThat(lock.tryLock(1, MILLISECONDS)).isFalse();
        lock.unlock();
    }

    @Test
    void tryLockTellsWhetherItWasFree() throws Exception {
        assertThat(lock.tryLock()).isTrue();
        assertThat(Other.finds(lock::tryLock)).isFalse();
        lock.unlock();
        assertThat(Other.finds(lock::tryLock)).isTrue();
    }

    @Test
    void aTimedTryWaitsThatLongAndNoLess() throws Exception {
        lock.lock();
        Other<Long> waited = Other.start(() -> {
            long start = System.nanoTime();
            assertThat(lock.tryLock(150, MILLISECONDS)).isFalse();
            return System.nanoTime() - start;
        });
        assertThat(waited.result()).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(150));
    }

    @Test
    void aTimedTryOfNoTimeDoesNotWait() throws Exception {
        assertThat(lock.tryLock(0, SECONDS)).isTrue();
        assertThat(Other.finds(() -> lock.tryLock(0, SECONDS))).isFalse();
        assertThat(Other.finds(() -> lock.tryLock(-5, SECONDS))).isFalse();
        assertThat(Other.finds(() -> lock.tryLock(Long.MIN_VALUE, NANOSECONDS))).isFalse();
    }

    @Test
    void aTimedTryGetsALockThatBecomesFree() throws Exception {
        lock.lock();
        Other<Boolean> other = Other.start(() -> lock.tryLock(20, SECONDS)).awaitWaiting();
        lock.unlock();
        assertThat(other.result()).isTrue();
    }

    @Test
    void aWaiterThatTimedOutHasTakenNothing() throws Exception {
        lock.lock();
        assertThat(Other.finds(() -> lock.tryLock(1, MILLISECONDS))).isFalse();
        lock.unlock();
        assertThat(lock.isLocked()).isFalse();
        assertThat(Other.finds(lock::tryLock)).isTrue();
    }

    @Test
    void anInterruptedWaiterHasTakenNothing() throws Exception {
        lock.lock();
        Other<Void> other = Other.run(lock::lockInterruptibly).awaitWaiting().interrupt();
        assertThatThrownBy(other::result).isInstanceOf(InterruptedException.class);
        Other<Boolean> timed = Other.start(() -> lock.tryLock(20, SECONDS)).awaitWaiting();
        assertThatThrownBy(timed.interrupt()::result).isInstanceOf(InterruptedException.class);
        lock.unlock();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void aThreadInterruptedBeforeDoesNotWaitInterruptibly() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lock.tryLock(1, SECONDS))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void lockWaitsThroughAnInterruptAndKeepsIt() throws Exception {
        lock.lock();
        Other<Boolean> other = Other.start(() -> {
            lock.lock();
            lock.unlock();
            return Thread.interrupted();
        }).awaitWaiting().interrupt();
        lock.unlock();
        assertThat(other.result()).isTrue();
    }

    @Test
    void aChildThatEndsWithoutTheLockLeavesItFree() throws Exception {
        ProcessLock shared = lock;
        Child.run(() -> increment(shared, SharedInt.in(shared.segment(), 512), 1));
        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.isConsistent()).isTrue();
    }

    @Test
    void aLockHeldByAThreadThatEndedStaysHeldWhileItsProcessLives() throws Exception {
        Other.run(lock::lock).result();
        assertThat(lock.tryLock(300, MILLISECONDS)).isFalse();
        assertThat(lock).asString().contains("held by thread")
                .contains("process " + JvmProcess.current().pid());
    }

    @Test
    void useAfterCloseSaysSo() throws Exception {
        ProcessLock own = ProcessLock.create();
        own.close();
        assertThatThrownBy(own::lock).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been closed");
        assertThatThrownBy(own::unlock).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been closed");
    }

    @Test
    void aLockOutsideOfItsSegmentOrBesideItsPlaceIsAnError() {
        assertThatThrownBy(() -> ProcessLock.in(segment, 1024 - 64))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> ProcessLock.in(segment, 8))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
