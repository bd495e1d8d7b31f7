package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BrokenBarrierException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

/** A barrier, some of whose parties die. */
@Execution(ExecutionMode.CONCURRENT)
class DeadPartyTest {

    private ProcessBarrier barrier;

    @BeforeEach
    void create() throws Exception {
        barrier = ProcessBarrier.create(2);
    }

    @AfterEach
    void close() throws Exception {
        barrier.close();
    }

    /** A process that has met this one at the barrier, and stays. */
    private JvmProcess startPartner() throws Exception {
        ProcessBarrier shared = barrier;
        Other<Integer> here = Other.start(barrier::await);
        JvmProcess partner = Child.startAndStay(shared::await);
        here.result();
        return partner;
    }

    @Test
    void aPartyKilledBetweenTwoRoundsBreaksItWithinASecond() throws Exception {
        JvmProcess partner = startPartner();
        Other<Integer> waiter = Other.start(barrier::await).awaitWaiting();
        Child.kill(partner);
        long killed = System.nanoTime();
        assertThatThrownBy(waiter::result).isInstanceOf(BrokenBarrierException.class)
                .hasMessageContaining("process " + partner.pid());
        assertThat(Duration.ofNanos(System.nanoTime() - killed))
                .isLessThan(Duration.ofSeconds(1));
        assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
    }

    @Test
    void aPartyKilledWhileItWaitsBreaksIt() throws Exception {
        try (ProcessBarrier three = ProcessBarrier.create(3)) {
            JvmProcess partner = JvmProcess.start(three::await);
            Child.await(() -> three.waiting() == 1);
            Other<Integer> waiter = Other.start(three::await);
            Child.await(() -> three.waiting() == 2);
            Child.kill(partner);
            assertThatThrownBy(waiter::result).isInstanceOf(BrokenBarrierException.class);
        }
    }

    @Test
    void aPartyKilledInTheActionBreaksIt() throws Exception {
        try (SharedInt acting = SharedInt.create(0)) {
            ProcessBarrier shared = barrier.withAction(() -> {
                acting.set(1);
                while (true) {
                    Thread.onSpinWait();
                }
            });
            Other<Integer> waiter = Other.start(barrier::await).awaitWaiting();
            JvmProcess actor = JvmProcess.start(shared::await);
            Child.await(() -> acting.get() == 1);
            Child.kill(actor);
            assertThatThrownBy(waiter::result).isInstanceOf(BrokenBarrierException.class);
        }
    }

    @Test
    void resetForgetsTheDead() throws Exception {
        Child.kill(startPartner());
        assertThatThrownBy(barrier::await).isInstanceOf(BrokenBarrierException.class);
        barrier.reset();
        Child.kill(startPartner());
    }

    @Test
    void aPartyThatEndsByItselfWhileNobodyWaitsIsNotMissed() throws Exception {
        ProcessBarrier shared = barrier;
        Other<Integer> here = Other.start(barrier::await);
        Child.run(shared::await);
        here.result();
        Other<Integer> waiter = Other.start(barrier::await);
        Child.run(shared::await);
        waiter.result();
    }

    @Test
    void aPartyThatEndsByItselfWhileOthersWaitBreaksIt() throws Exception {
        ProcessBarrier shared = barrier;
        try (ProcessEvent end = ProcessEvent.create()) {
            JvmProcess partner = JvmProcess.start(() -> {
                shared.await();
                end.await();
            });
            barrier.await();
            Other<Integer> waiter = Other.start(barrier::await);
            Child.await(() -> barrier.waiting() == 1);
            end.set();
            assertThatThrownBy(waiter::result).isInstanceOf(BrokenBarrierException.class)
                    .hasMessageContaining("process " + partner.pid());
        }
    }

    @Test
    void aPartyThatHasLeftCanDie() throws Exception {
        ProcessBarrier shared = barrier;
        Other<Integer> here = Other.start(barrier::await);
        JvmProcess partner = Child.startAndStay(() -> {
            shared.await();
            shared.leave();
        });
        here.result();
        Child.kill(partner);
        Other<Integer> waiter = Other.start(barrier::await).awaitWaiting();
        Child.run(shared::await);
        waiter.result();
    }

    static LongStream seeds() {
        return Child.seeds();
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofAPartyKilledAtAnyMomentNobodyWaitsForEver(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (ProcessBarrier three = ProcessBarrier.create(3);
                SharedInt rounds = SharedInt.create(0)) {
            JvmProcess victim = JvmProcess.start(() -> meetForever(three, rounds));
            JvmProcess survivor = JvmProcess.start(() -> meetForever(three, rounds));
            int killAt = random.nextInt(3_000);
            assertThatThrownBy(() -> {
                while (true) {
                    three.await();
                    if (rounds.incrementAndGet() >= killAt) {
                        victim.kill();
                    }
                }
            }).isInstanceOf(BrokenBarrierException.class);
            assertThat(survivor.join(Duration.ofSeconds(20))).isTrue();
            assertThat(survivor.exitCode()).hasValue(0);
            Child.kill(victim);
        }
    }

    private static void meetForever(ProcessBarrier barrier, SharedInt rounds)
            throws InterruptedException {
        try {
            while (true) {
                barrier.await();
                rounds.get();
            }
        } catch (BrokenBarrierException e) {
            // As it must be: one of the three was killed.
        }
    }
}
