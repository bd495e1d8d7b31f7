package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;

/** The barrier while everybody lives. */
class ProcessBarrierTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private ProcessBarrier barrier;

    @BeforeEach
    void create() throws Exception {
        barrier = ProcessBarrier.create(3);
    }

    @AfterEach
    void close() throws Exception {
        barrier.close();
    }

    private static <T> List<Other<T>> start(int count, Callable<T> work) {
        List<Other<T>> others = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            others.add(Other.start(work));
        }
        return others;
    }

    private List<Other<Integer>> startWaiting(int count) {
        List<Other<Integer>> others = start(count, barrier::await);
        Child.await(() -> barrier.waiting() == count);
        return others;
    }

    private static void assertAllBroken(List<Other<Integer>> others) {
        for (Other<Integer> other : others) {
            assertThatThrownBy(other::result).isInstanceOf(BrokenBarrierException.class);
        }
    }

    @Test
    void allGetTheirOwnIndex() throws Exception {
        List<Integer> indices = new ArrayList<>();
        for (Other<Integer> other : start(3, barrier::await)) {
            indices.add(other.result());
        }
        assertThat(indices).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void theLastOneGetsZero() throws Exception {
        List<Other<Integer>> others = startWaiting(2);
        assertThat(barrier.await()).isZero();
        assertThat(List.of(others.get(0).result(), others.get(1).result()))
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void processesMeetRoundAfterRound() throws Exception {
        ProcessBarrier shared = barrier;
        try (SharedInt there = SharedInt.create(0)) {
            Child.run(3, () -> {
                for (int round = 1; round <= 500; round++) {
                    there.incrementAndGet();
                    shared.await();
                    if (there.get() != 3 * round) {
                        throw new AssertionError(there + " in round " + round);
                    }
                    shared.await();
                }
            });
        }
    }

    @Test
    void aNewTroopOfProcessesCanUseItAgain() throws Exception {
        ProcessBarrier shared = barrier;
        for (int troop = 0; troop < 2; troop++) {
            Child.run(3, shared::await);
        }
        assertThat(barrier.isBroken()).isFalse();
    }

    @Test
    void theActionRunsOnceAndBeforeAnybodyGoesOn() throws Exception {
        try (SharedInt runs = SharedInt.create(0)) {
            ProcessBarrier acting = barrier.withAction(() -> runs.setPlain(runs.getPlain() + 1));
            Child.run(3, () -> {
                for (int round = 1; round <= 500; round++) {
                    acting.await();
                    if (runs.getPlain() != round) {
                        throw new AssertionError(runs + " runs in round " + round);
                    }
                }
            });
        }
    }

    @Test
    void anActionThatThrowsBreaksIt() throws Exception {
        ProcessBarrier acting = barrier.withAction(() -> {
            throw new IllegalArgumentException("no");
        });
        List<Other<Integer>> others = startWaiting(2);
        assertThatThrownBy(acting::await).isInstanceOf(IllegalArgumentException.class);
        assertAllBroken(others);
        assertThat(barrier.isBroken()).isTrue();
    }

    @Test
    void whoComesWhileTheActionRunsIsInTheNextRound() throws Exception {
        try (ProcessEvent go = ProcessEvent.create(); SharedInt runs = SharedInt.create(0)) {
            ProcessBarrier acting = barrier.withAction(() -> {
                runs.incrementAndGet();
                while (!go.isSet()) {
                    Thread.onSpinWait();
                }
            });
            List<Other<Integer>> first = start(3, acting::await);
            Child.await(() -> runs.get() == 1);
            Other<Integer> early = Other.start(acting::await).awaitWaiting();
            assertThat(first).noneMatch(Other::isDone);
            go.set();
            for (Other<Integer> other : first) {
                other.result();
            }
            start(2, acting::await);
            early.result();
            assertThat(runs.get()).isEqualTo(2);
        }
    }

    @Test
    void abortBreaksItForAllWhoWaitAndAllWhoCome() throws Exception {
        List<Other<Integer>> others = startWaiting(2);
        barrier.abort();
        assertAllBroken(others);
        assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class)
                .hasMessageContaining("Reset it");
        assertThat(barrier.isBroken()).isTrue();
        assertThat(barrier.waiting()).isZero();
    }

    @Test
    void resetFreesTheWaitersAndMakesItNew() throws Exception {
        List<Other<Integer>> others = startWaiting(2);
        barrier.reset();
        assertAllBroken(others);
        assertThat(barrier.isBroken()).isFalse();
        startWaiting(2);
        assertThat(barrier.await()).isZero();
    }

    @Test
    void aBrokenOneIsWholeAfterReset() throws Exception {
        barrier.abort();
        barrier.reset();
        startWaiting(2);
        assertThat(barrier.await()).isZero();
        barrier.reset();
        assertThat(barrier.isBroken()).isFalse();
    }

    @Test
    void abortAndResetAtOnceStillFreeTheWaiters() throws Exception {
        for (int i = 0; i < 200; i++) {
            List<Other<Integer>> others = startWaiting(2);
            barrier.abort();
            barrier.reset();
            assertAllBroken(others);
        }
    }

    @Test
    void whoseTimeIsOverBreaksIt() throws Exception {
        List<Other<Integer>> others = startWaiting(1);
        assertThatThrownBy(() -> barrier.await(Duration.ofMillis(20)))
                .isInstanceOf(TimeoutException.class).hasMessageContaining("Not all");
        assertAllBroken(others);
    }

    @Test
    void theDefaultTimeoutBreaksIt() throws Exception {
        ProcessBarrier impatient = barrier.withLimit(Duration.ofMillis(20));
        List<Other<Integer>> others = startWaiting(1);
        assertThatThrownBy(impatient::await).isInstanceOf(BrokenBarrierException.class);
        assertAllBroken(others);
    }

    @Test
    void anInterruptedPartyBreaksIt() throws Exception {
        List<Other<Integer>> others = startWaiting(2);
        assertThatThrownBy(others.get(0).awaitWaiting().interrupt()::result)
                .isInstanceOf(InterruptedException.class);
        assertAllBroken(others.subList(1, 2));
    }

    @Test
    void aBarrierOfOneHoldsNobodyUp() throws Exception {
        try (ProcessBarrier single = ProcessBarrier.create(1)) {
            assertThat(single.await()).isZero();
            assertThat(single.await(LONG)).isZero();
            assertThat(single.parties()).isEqualTo(1);
        }
    }

    @Test
    void wrongUseIsAnError() throws Exception {
        assertThatThrownBy(() -> ProcessBarrier.create(0))
                .isInstanceOf(IllegalArgumentException.class);
        barrier.close();
        assertThatThrownBy(barrier::await).hasMessageContaining("has been closed");
        try (Segment segment = Segment.create(64 + ProcessBarrier.BYTES)) {
            assertThat(ProcessBarrier.in(segment, 64, 2).waiting()).isZero();
            assertThatThrownBy(() -> ProcessBarrier.in(segment, 128, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
