package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.SharedInt;

/** What the reentrant lock does and the other does not. */
class ReentrantLockTest {

    private ProcessReentrantLock lock;

    @BeforeEach
    void create() throws Exception {
        lock = ProcessReentrantLock.create();
    }

    @AfterEach
    void close() throws Exception {
        lock.close();
    }

    @Test
    void recursionCounts() throws Exception {
        lock.lock();
        lock.lockInterruptibly();
        assertThat(lock.tryLock()).isTrue();
        assertThat(lock.holdCount()).isEqualTo(3);
        lock.unlock();
        lock.unlock();
        assertThat(Other.finds(lock::tryLock)).isFalse();
        assertThat((int) Other.get(lock::holdCount)).isZero();
        lock.unlock();
        assertThat(lock.holdCount()).isZero();
        assertThat(Other.finds(lock::tryLock)).isTrue();
    }

    @Test
    void overReleaseIsAnError() {
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
        lock.lock();
        lock.lock();
        lock.unlock();
        lock.unlock();
        assertThatThrownBy(lock::unlock).isInstanceOf(IllegalMonitorStateException.class);
    }

    @Test
    void recursionHasALimit() throws Exception {
        for (int i = 0; i < ProcessReentrantLock.MAX_HOLDS; i++) {
            lock.lock();
        }
        assertThatThrownBy(lock::lock).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("65535");
        assertThat(lock.holdCount()).isEqualTo(ProcessReentrantLock.MAX_HOLDS);
        for (int i = 0; i < ProcessReentrantLock.MAX_HOLDS; i++) {
            lock.unlock();
        }
        assertThat(Other.finds(lock::tryLock)).isTrue();
    }

    @Test
    void theCountIsTheSameThroughAnyView() throws Exception {
        lock.lock();
        ProcessReentrantLock view = ProcessReentrantLock.in(lock.segment(), 0);
        view.lock();
        assertThat(lock.holdCount()).isEqualTo(2);
        lock.unlock();
        view.unlock();
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void twoProcessesThatNestLoseNoIncrement() throws Exception {
        try (SharedInt total = SharedInt.create(0)) {
            ProcessReentrantLock shared = lock;
            Child.run(2, () -> {
                for (int i = 0; i < 50_000; i++) {
                    shared.lock();
                    incrementLocked(shared, total);
                    shared.unlock();
                }
            });
            assertThat(total.get()).isEqualTo(100_000);
        }
    }

    private static void incrementLocked(ProcessReentrantLock lock, SharedInt total) {
        lock.lock();
        total.setPlain(total.getPlain() + 1);
        lock.unlock();
    }

    @Test
    void aHolderKilledInTheSecondLevelIsTold() throws Exception {
        ProcessReentrantLock shared = lock;
        Child.kill(Child.startAndStay(() -> {
            shared.lock();
            shared.lock();
        }));
        assertThatThrownBy(lock::lock).isInstanceOf(OwnerDiedException.class);
        assertThat(lock.recover(() -> {})).isTrue();
        lock.lock();
        assertThat(lock.holdCount()).isEqualTo(1);
    }
}
