package poolcraft.manager;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import poolcraft.lock.OwnerDiedException;

/** What the end of a client gives back. */
class EndOfClientTest extends WithManager {

    private static final List<Object> KEPT = new ArrayList<>();

    @Test
    void aLockIsGivenBackWithinASecond() throws Exception {
        ManagedLock lock = manager.lock();
        Child child = Child.startAndStay(lock::lock);
        Other<Void> waiter = Other.run(lock::lock);
        child.kill();
        long killed = System.nanoTime();
        assertThatThrownBy(waiter::result).isInstanceOf(OwnerDiedException.class);
        assertThat(System.nanoTime() - killed).isLessThan(SECONDS.toNanos(10));
        assertThat(lock.recover(() -> {})).isTrue();
        lock.lock();
        lock.unlock();
    }

    @Test
    void aLockThatWasHeldAtANormalEndIsGivenBackToo() throws Exception {
        ManagedLock lock = manager.lock();
        Child.run(lock::lock);
        assertThatThrownBy(lock::lock).isInstanceOf(OwnerDiedException.class);
        assertThat(lock.recover(() -> {})).isTrue();
    }

    @Test
    void itsPlaceInTheLineOfALockIsGivenUp() throws Exception {
        ManagedLock lock = manager.lock();
        ManagedEvent waits = manager.event();
        lock.lock();
        Child child = Child.start(() -> {
            waits.set();
            lock.lock();
        });
        waits.await();
        Other<Boolean> behind = Other.start(() -> lock.tryLock(30, SECONDS));
        child.kill();
        lock.unlock();
        try {
            assertThat(behind.result()).isTrue();
        } catch (OwnerDiedException e) {
            // The manager gave the lock to the child before it learned of its end.
            assertThat(lock.recover(() -> {})).isTrue();
        }
    }

    @Test
    void itsPlaceInTheLineOfAQueueIsGivenUp() throws Exception {
        ManagedQueue<Integer> queue = manager.queue();
        ManagedEvent waits = manager.event();
        Child child = Child.start(() -> {
            waits.set();
            queue.take();
        });
        waits.await();
        Other<Integer> behind = Other.start(queue::take);
        child.kill();
        queue.put(1);
        queue.put(2);
        assertThat(behind.result()).isBetween(1, 2);
    }

    /** With a manager of its own, in which nothing of other tests is forgotten meanwhile. */
    @Test
    void itsReferencesAreForgotten() throws Exception {
        try (Manager it = Manager.start()) {
            int before = it.objectCount();
            Child child = Child.startAndStay(() -> {
                for (int i = 0; i < 10; i++) {
                    KEPT.add(it.list());
                }
            });
            assertThat(it.objectCount()).isEqualTo(before + 10);
            child.kill();
            Child.await(() -> it.objectCount() == before);
        }
    }

    @Test
    void aReferenceThatIsNotUsedAnyMoreIsForgotten() throws Exception {
        int before = manager.objectCount();
        for (int i = 0; i < 10; i++) {
            manager.list().add(i);
        }
        Child.await(() -> {
            System.gc();
            return manager.objectCount() <= before;
        });
    }

    @Test
    void anObjectThatIsInAnotherLivesOn() throws Exception {
        Manager it = manager;
        List<List<Integer>> outer = it.list();
        Child.run(() -> outer.add(it.list(List.of(1))));
        assertThat(outer.get(0)).containsExactly(1);
    }

    @Test
    void aFunctionThatRunsForItIsInterrupted() throws Exception {
        ManagedValue<Integer> value = manager.value(0);
        ManagedEvent runs = manager.event();
        Child child = Child.start(() -> {
            runs.set();
            value.updateAndGet(_ -> sleep());
        });
        runs.await();
        child.kill();
        // It ends: else this call would wait for it.
        assertThat(value.get()).isBetween(0, 1);
    }

    private static int sleep() {
        try {
            Thread.sleep(Duration.ofDays(1));
        } catch (InterruptedException e) {
            return 1;
        }
        return 2;
    }
}
