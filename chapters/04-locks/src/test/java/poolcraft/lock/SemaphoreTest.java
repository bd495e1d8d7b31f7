package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

/** Semaphores while everybody lives. */
class SemaphoreTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private ProcessSemaphore semaphore;

    @BeforeEach
    void create() throws Exception {
        semaphore = ProcessSemaphore.create(2);
    }

    @AfterEach
    void close() throws Exception {
        semaphore.close();
    }

    @Test
    void thereAreAsManyPermitsAsGiven() throws Exception {
        semaphore.acquire();
        assertThat(semaphore.tryAcquire()).isTrue();
        assertThat(semaphore.tryAcquire()).isFalse();
        assertThat(semaphore.availablePermits()).isZero();
        assertThat(semaphore.heldPermits()).isEqualTo(2);
        semaphore.release();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
        assertThat(semaphore.tryAcquire()).isTrue();
    }

    @Test
    void aReleaseWakesAWaiter() throws Exception {
        semaphore.acquire();
        semaphore.acquire();
        Other<Boolean> waiter = Other.start(() -> semaphore.tryAcquire(LONG)).awaitWaiting();
        semaphore.release();
        assertThat(waiter.result()).isTrue();
    }

    @Test
    void aReleaseWakesAnotherProcess() throws Exception {
        ProcessSemaphore shared = semaphore;
        semaphore.acquire();
        semaphore.acquire();
        try (SharedInt waiting = SharedInt.create(0)) {
            Other<Void> children = Other.run(() -> Child.run(2, () -> {
                waiting.incrementAndGet();
                shared.acquire();
                shared.release();
            }));
            Child.await(() -> waiting.get() == 2);
            semaphore.release();
            children.result();
        }
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void neverMoreThanThePermitsAtOnce() throws Exception {
        ProcessSemaphore shared = semaphore;
        try (Segment segment = Segment.create(128)) {
            SharedInt inside = SharedInt.in(segment, 0);
            SharedInt most = SharedInt.in(segment, 64);
            Child.run(4, () -> {
                for (int i = 0; i < 20_000; i++) {
                    shared.acquire();
                    int now = inside.incrementAndGet();
                    most.accumulateAndGet(now, Math::max);
                    inside.decrementAndGet();
                    shared.release();
                }
            });
            assertThat(most.get()).isEqualTo(2);
        }
        assertThat(semaphore.availablePermits()).isEqualTo(2);
        assertThat(semaphore.heldPermits()).isZero();
    }

    @Test
    void threadsOfOneProcessCompeteToo() throws Exception {
        List<Other<Void>> others = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            others.add(Other.run(() -> {
                for (int n = 0; n < 20_000; n++) {
                    semaphore.acquireUninterruptibly();
                    semaphore.release();
                }
            }));
        }
        for (Other<Void> other : others) {
            other.result();
        }
        assertThat(semaphore.availablePermits()).isEqualTo(2);
    }

    @Test
    void timedOutWaiterDoesNotConsumeAPermit() throws Exception {
        semaphore.acquire();
        semaphore.acquire();
        long start = System.nanoTime();
        assertThat(semaphore.tryAcquire(Duration.ofMillis(120))).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(120_000_000);
        assertThat(semaphore.tryAcquire(Duration.ZERO)).isFalse();
        assertThat(semaphore.tryAcquire(Duration.ofDays(-1))).isFalse();
        semaphore.release();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
        assertThat(semaphore.tryAcquire(Duration.ZERO)).isTrue();
    }

    @Test
    void anInterruptedWaiterDoesNotConsumeAPermit() throws Exception {
        semaphore.acquire();
        semaphore.acquire();
        Other<Void> waiter = Other.run(semaphore::acquire).awaitWaiting().interrupt();
        assertThatThrownBy(waiter::result).isInstanceOf(InterruptedException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(semaphore::acquire).isInstanceOf(InterruptedException.class);
        semaphore.release();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void acquireUninterruptiblyWaitsOnAndKeepsTheInterrupt() throws Exception {
        semaphore.acquire();
        semaphore.acquire();
        Other<Boolean> waiter = Other.start(() -> {
            semaphore.acquireUninterruptibly();
            return Thread.interrupted();
        }).awaitWaiting().interrupt();
        semaphore.release();
        assertThat(waiter.result()).isTrue();
    }

    @Test
    void whoHoldsNoneAddsAPermit() throws Exception {
        ProcessSemaphore shared = semaphore;
        Child.run(shared::release);
        assertThat(semaphore.availablePermits()).isEqualTo(3);
    }

    @Test
    void aConsumedPermitIsNobodys() throws Exception {
        ProcessSemaphore shared = semaphore;
        Child.run(() -> {
            shared.consume();
            if (!shared.tryConsume(Duration.ZERO) || shared.tryConsume(Duration.ZERO)) {
                throw new AssertionError("two permits were there");
            }
        });
        assertThat(semaphore.availablePermits()).isZero();
        Other<Void> waiter = Other.run(semaphore::consume).awaitWaiting();
        semaphore.release();
        waiter.result();
        assertThat(semaphore.heldPermits()).isZero();
    }

    @Test
    void thingsMadeByOneProcessAreUsedUpByAnother() throws Exception {
        try (ProcessSemaphore things = ProcessSemaphore.create(0)) {
            JvmProcess user = JvmProcess.start(() -> {
                for (int i = 0; i < 50_000; i++) {
                    things.consume();
                }
            });
            for (int i = 0; i < 50_000; i++) {
                things.release();
            }
            Child.join(user);
            assertThat(things.availablePermits()).isZero();
        }
    }

    @Test
    void thereIsAHighestNumberOfPermits() throws Exception {
        int most = RobustSemaphore.MAX_PERMITS;
        try (ProcessSemaphore full = ProcessSemaphore.create(most)) {
            assertThatThrownBy(full::release).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("8388607");
            full.acquire();
            assertThat(full.availablePermits()).isEqualTo(most - 1);
        }
        assertThatThrownBy(() -> ProcessSemaphore.create(most + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcessBoundedSemaphore.create(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void overReleaseOfABoundedSemaphoreIsAnError() throws Exception {
        try (ProcessBoundedSemaphore bounded = ProcessBoundedSemaphore.create(2)) {
            assertThatThrownBy(bounded::release).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("holds no permit");
            bounded.acquire();
            bounded.release();
            assertThatThrownBy(bounded::release).isInstanceOf(IllegalStateException.class);
            assertThat(bounded.availablePermits()).isEqualTo(2);
        }
    }

    @Test
    void whatAnotherProcessHoldsCannotBeReleased() throws Exception {
        try (ProcessBoundedSemaphore bounded = ProcessBoundedSemaphore.create(2);
                SharedInt refused = SharedInt.create(0)) {
            bounded.acquire();
            Child.run(() -> {
                try {
                    bounded.release();
                } catch (IllegalStateException e) {
                    refused.set(1);
                }
            });
            assertThat(refused.get()).isEqualTo(1);
            assertThat(bounded.availablePermits()).isEqualTo(1);
        }
    }

    @Test
    void twoViewsOfOneSemaphoreAreOneSemaphore() throws Exception {
        try (Segment segment = Segment.create(64 + RobustSemaphore.BYTES)) {
            ProcessBoundedSemaphore one = ProcessBoundedSemaphore.in(segment, 64, 1);
            ProcessBoundedSemaphore two = ProcessBoundedSemaphore.in(segment, 64, 1);
            one.acquire();
            assertThat(two.tryAcquire()).isFalse();
            two.release();
            assertThat(one.tryAcquire()).isTrue();
            assertThatThrownBy(() -> ProcessSemaphore.in(segment, 128, 1))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void useAfterCloseSaysSo() throws Exception {
        ProcessSemaphore closed = ProcessSemaphore.create(1);
        closed.close();
        assertThatThrownBy(closed::acquire).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been closed");
        assertThatThrownBy(closed::release).hasMessageContaining("has been closed");
    }
}
