package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Semaphores that live in a manager. */
class ManagedSemaphoreTest extends WithManager {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void soManyAtATime() throws Exception {
        ManagedSemaphore semaphore = manager.semaphore(2);
        semaphore.acquire();
        assertThat(semaphore.tryAcquire()).isTrue();
        assertThat(semaphore.tryAcquire()).isFalse();
        assertThat(semaphore.availablePermits()).isZero();
        Other<Boolean> waiter = Other.start(() -> semaphore.tryAcquire(LONG));
        semaphore.release();
        assertThat(waiter.result()).isTrue();
        assertThat(semaphore.tryAcquire(Duration.ofMillis(20))).isFalse();
        assertThat(semaphore.tryAcquire(Duration.ZERO)).isFalse();
    }

    @Test
    void aProcessThatHoldsNoneMayAddAPermit() throws Exception {
        ManagedSemaphore semaphore = manager.semaphore(0);
        Child.run(semaphore::release);
        semaphore.acquire();
        assertThat(semaphore.availablePermits()).isZero();
    }

    @Test
    void oneReleaseTooManyOfABoundedOneIsAnError() throws Exception {
        ManagedSemaphore semaphore = manager.boundedSemaphore(1);
        semaphore.acquire();
        Child.run(() -> assertThatThrownBy(semaphore::release)
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("holds no permit"));
        semaphore.release();
        assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class);
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void permitsOfAKilledClientComeBack() throws Exception {
        ManagedSemaphore semaphore = manager.boundedSemaphore(3);
        Child child = Child.startAndStay(() -> {
            semaphore.acquire();
            semaphore.acquire();
            semaphore.acquire();
            semaphore.release();
        });
        semaphore.acquire();
        Other<Boolean> waiter = Other.start(() -> semaphore.tryAcquire(LONG));
        child.kill();
        assertThat(waiter.result()).isTrue();
        semaphore.release();
        semaphore.release();
        assertThat(semaphore.availablePermits()).isEqualTo(3);
    }

    @Test
    void aConsumedPermitDoesNotComeBack() throws Exception {
        ManagedSemaphore semaphore = manager.semaphore(2);
        Child child = Child.startAndStay(() -> {
            semaphore.consume();
            semaphore.acquire();
        });
        child.kill();
        assertThat(semaphore.tryAcquire(LONG)).isTrue();
        assertThat(semaphore.availablePermits()).isZero();
        assertThatThrownBy(manager.boundedSemaphore(1)::consume)
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aKilledClientLosesItsPlaceInTheLine() throws Exception {
        ManagedSemaphore semaphore = manager.semaphore(0);
        ManagedEvent waits = manager.event();
        Child child = Child.start(() -> {
            waits.set();
            semaphore.acquire();
        });
        waits.await();
        Other<Boolean> behind = Other.start(() -> semaphore.tryAcquire(LONG));
        child.kill();
        semaphore.release();
        assertThat(behind.result()).isTrue();
    }

    @Test
    void anInterruptedAcquireTakesNothing() throws Exception {
        ManagedSemaphore semaphore = manager.semaphore(0);
        Other<Void> other = Other.run(semaphore::acquire);
        assertThatThrownBy(other.interrupt()::result).isInstanceOf(InterruptedException.class);
        semaphore.release();
        assertThat(semaphore.availablePermits()).isEqualTo(1);
    }

    @Test
    void fewerThanNoPermitsAreAnError() {
        assertThatThrownBy(() -> manager.semaphore(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 permits");
    }
}
