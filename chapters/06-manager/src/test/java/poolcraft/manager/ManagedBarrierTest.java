package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A barrier that lives in a manager. */
class ManagedBarrierTest extends WithManager {

    @Test
    void allGoOnWhenAllAreThereRoundAfterRound() throws Exception {
        ManagedBarrier barrier = manager.barrier(3);
        List<Integer> missing = manager.list();
        Child[] children = {Child.start(() -> meet(barrier, missing)),
                Child.start(() -> meet(barrier, missing))};
        for (int round = 1; round <= 20; round++) {
            missing.add(barrier.await());
        }
        for (Child child : children) {
            child.join();
        }
        assertThat(missing).hasSize(60);
        for (int number = 0; number < 3; number++) {
            int one = number;
            assertThat(missing).filteredOn(n -> n == one).hasSize(20);
        }
    }

    private static void meet(ManagedBarrier barrier, List<Integer> missing) throws Exception {
        for (int round = 0; round < 20; round++) {
            missing.add(barrier.await());
        }
        barrier.leave();
    }

    @Test
    void theActionRunsOnceInEachRound() throws Exception {
        ManagedBarrier barrier = manager.barrier(2,
                () -> System.setProperty("rounds", System.getProperty("rounds", "") + "x"));
        Other<Integer> other = Other.start(() -> barrier.await() + barrier.await());
        int here = barrier.await() + barrier.await();
        assertThat(here + other.result()).isEqualTo(2);
        ManagedValue<String> rounds = manager.value("");
        assertThat(rounds.updateAndGet(_ -> System.getProperty("rounds"))).isEqualTo("xx");
    }

    @Test
    void anActionThatThrowsBreaksIt() {
        ManagedBarrier barrier = manager.barrier(1, () -> {
            throw new IllegalStateException("no");
        });
        assertThatThrownBy(barrier::await).isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(barrier.isBroken()).isTrue();
    }

    @Test
    void breaksWhenTheTimeOfOneIsOver() throws Exception {
        ManagedBarrier barrier = manager.barrier(3);
        Other<Integer> other = Other.start(barrier::await);
        Child.await(() -> barrier.waiting() == 1);
        assertThatThrownBy(() -> barrier.await(Duration.ofMillis(20)))
                .isInstanceOf(TimeoutException.class).hasMessageContaining("2 have come");
        assertThatThrownBy(other::result).isInstanceOf(BrokenBarrierException.class);
        assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
    }

    @Test
    void breaksWhenOneIsInterrupted() throws Exception {
        ManagedBarrier barrier = manager.barrier(3);
        Other<Integer> one = Other.start(barrier::await);
        Other<Integer> two = Other.start(barrier::await);
        Child.await(() -> barrier.waiting() == 2);
        one.interrupt();
        assertThatThrownBy(two::result).isInstanceOf(BrokenBarrierException.class);
        assertThatThrownBy(one::result).isInstanceOf(InterruptedException.class);
    }

    @Test
    void abortBreaksItAndResetMakesItNew() throws Exception {
        ManagedBarrier barrier = manager.barrier(2);
        Other<Integer> other = Other.start(barrier::await);
        Child.await(() -> barrier.waiting() == 1);
        barrier.abort();
        assertThatThrownBy(other::result).isInstanceOf(BrokenBarrierException.class);
        barrier.reset();
        Other<Integer> again = Other.start(barrier::await);
        Child.await(() -> barrier.waiting() == 1);
        barrier.reset();
        assertThatThrownBy(again::result).isInstanceOf(BrokenBarrierException.class);
        assertThat(barrier.isBroken()).isFalse();
    }

    @Test
    void breaksWhenAPartyIsKilledThatWaits() throws Exception {
        ManagedBarrier barrier = manager.barrier(3);
        Child child = Child.start(barrier::await);
        Other<Integer> other = Other.start(barrier::await);
        Child.await(() -> barrier.waiting() == 2);
        child.kill();
        assertThatThrownBy(other::result).isInstanceOf(BrokenBarrierException.class);
    }

    @Test
    void breaksForThoseWhoComeAfterTheOnlyPartyWasKilled() throws Exception {
        ManagedBarrier barrier = manager.barrier(2);
        Child child = Child.start(barrier::await);
        Child.await(() -> barrier.waiting() == 1);
        child.kill();
        Child.await(barrier::isBroken);
        assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
        barrier.reset();
        Other<Integer> other = Other.start(barrier::await);
        assertThat(barrier.await() + other.result()).isEqualTo(1);
    }

    @Test
    void breaksWhenAPartyIsKilledThatWillNotCome() throws Exception {
        ManagedBarrier barrier = manager.barrier(2);
        Other<Child> starting = Other.start(() -> Child.startAndStay(barrier::await));
        barrier.await();
        Child child = starting.result();
        Other<Integer> other = Other.start(barrier::await);
        child.kill();
        assertThatThrownBy(other::result).isInstanceOf(BrokenBarrierException.class);
    }

    private static final List<Object> KEPT = new ArrayList<>();

    /** With a manager of its own, in which nothing of other tests is forgotten meanwhile. */
    @Test
    void isAsNewWhenAllPartiesHaveEnded() throws Exception {
        try (Manager it = Manager.start()) {
            ManagedBarrier barrier = it.barrier(2);
            int before = it.objectCount();
            for (int generation = 0; generation < 2; generation++) {
                Child one = Child.start(() -> meetOnce(it, barrier));
                Child.run(() -> meetOnce(it, barrier));
                one.join();
                Child.await(() -> it.objectCount() == before);
            }
            assertThat(barrier.isBroken()).isFalse();
        }
    }

    /** The manager shows by the list that it knows of the end of this process. */
    private static void meetOnce(Manager it, ManagedBarrier barrier) throws Exception {
        KEPT.add(it.list());
        barrier.await();
    }

    @Test
    void fewerThanOnePartyIsAnError() {
        assertThatThrownBy(() -> manager.barrier(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 parties");
    }
}
