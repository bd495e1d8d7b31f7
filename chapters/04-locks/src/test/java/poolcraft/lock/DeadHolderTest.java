package poolcraft.lock;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

/** A lock whose holder dies: the next one gets it within a second, and is told. */
@Execution(ExecutionMode.CONCURRENT)
class DeadHolderTest {

    private Segment segment;
    private ProcessLock lock;

    @BeforeEach
    void create() throws Exception {
        segment = Segment.create(1024);
        lock = ProcessLock.in(segment, 0);
    }

    @AfterEach
    void close() throws Exception {
        segment.close();
    }

    private JvmProcess startHolder() throws Exception {
        ProcessLock shared = lock;
        return Child.startAndStay(shared::lock);
    }

    @Test
    void theNextOneIsToldByAnException() throws Exception {
        JvmProcess holder = startHolder();
        Child.kill(holder);
        assertThatThrownBy(lock::lock).isInstanceOf(OwnerDiedException.class)
                .hasMessageContaining("recover")
                .asInstanceOf(InstanceOfAssertFactories.throwable(OwnerDiedException.class))
                .satisfies(e -> assertThat(e.pid()).isEqualTo(holder.pid()));
        assertThatThrownBy(lock::tryLock).isInstanceOf(OwnerDiedException.class);
        assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(OwnerDiedException.class);
        assertThatThrownBy(() -> lock.tryLock(0, SECONDS)).isInstanceOf(OwnerDiedException.class);
        assertThat(lock.isLocked()).isFalse();
        assertThat(lock.isConsistent()).isFalse();
    }

    @Test
    void aWaiterIsToldWithinASecond() throws Exception {
        JvmProcess holder = startHolder();
        Other<Void> waiter = Other.run(lock::lock).awaitWaiting();
        Child.kill(holder);
        long killed = System.nanoTime();
        assertThatThrownBy(waiter::result).isInstanceOf(OwnerDiedException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - killed))
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void allWhoWaitAreTold() throws Exception {
        JvmProcess holder = startHolder();
        List<Other<Void>> waiters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiters.add(Other.run(lock::lock).awaitWaiting());
        }
        Child.kill(holder);
        for (Other<Void> waiter : waiters) {
            assertThatThrownBy(waiter::result).isInstanceOf(OwnerDiedException.class);
        }
    }

    @Test
    void theOneWhoRepairsMakesItALockAgain() throws Exception {
        Child.kill(startHolder());
        assertThatThrownBy(lock::lock).isInstanceOf(OwnerDiedException.class);
        assertThat(lock.recover(() -> assertThat(lock.isHeldByCurrentThread()).isTrue())).isTrue();
        assertThat(lock.isConsistent()).isTrue();
        assertThat(lock.recover(() -> {
            throw new AssertionError("it was whole");
        })).isFalse();
        lock.lock();
        lock.unlock();
    }

    @Test
    void aRepairThatFailsLeavesItInconsistent() throws Exception {
        Child.kill(startHolder());
        assertThatThrownBy(() -> lock.recover(() -> {
            throw new IllegalArgumentException("cannot");
        })).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(lock::lock).isInstanceOf(OwnerDiedException.class);
        assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void aRepairerThatDiesLeavesItInconsistent() throws Exception {
        Child.kill(startHolder());
        ProcessLock shared = lock;
        JvmProcess repairer = Child.startAndStay(() -> shared.anyway().lock());
        assertThat(lock.tryLock()).isFalse();
        Child.kill(repairer);
        assertThatThrownBy(lock::lock)
                .asInstanceOf(InstanceOfAssertFactories.throwable(OwnerDiedException.class))
                .satisfies(e -> assertThat(e.pid()).isEqualTo(repairer.pid()));
    }

    @Test
    void whoTakesItAnywayIsToldByAFlag() throws Exception {
        Child.kill(startHolder());
        lock.anyway().lock();
        assertThat(lock.isConsistent()).isFalse();
        lock.unlock();
        assertThat(lock.anyway().tryLock()).isTrue();
        assertThat(lock.isConsistent()).isFalse();
        lock.markConsistent();
        lock.unlock();
        assertThat(lock.anyway().tryLock(1, SECONDS)).isTrue();
        assertThat(lock.isConsistent()).isTrue();
    }

    @Test
    void onlyTheHolderCanSayThatItIsConsistent() throws Exception {
        Child.kill(startHolder());
        assertThatThrownBy(lock::markConsistent).isInstanceOf(IllegalMonitorStateException.class);
        assertThatThrownBy(lock::tryLock).isInstanceOf(OwnerDiedException.class);
    }

    @Test
    void oneThatTriesWithoutWaitingLearnsOfTheDeath() throws Exception {
        JvmProcess holder = startHolder();
        assertThat(lock.tryLock()).isFalse();
        Child.kill(holder);
        assertThatThrownBy(() -> Child.await(lock::tryLock)).isInstanceOf(OwnerDiedException.class);
    }

    @Test
    void aHolderThatExitsIsDeadToo() throws Exception {
        ProcessLock shared = lock;
        Child.run(shared::lock);
        assertThatThrownBy(lock::lock).isInstanceOf(OwnerDiedException.class);
    }

    @Test
    void aDeadWaiterIsNobodysLoss() throws Exception {
        lock.lock();
        ProcessLock shared = lock;
        JvmProcess waiter = Child.startAndStay(() -> Other.run(shared::lock).awaitWaiting());
        Child.kill(waiter);
        lock.unlock();
        assertThat(Other.finds(() -> lock.tryLock(1, SECONDS))).isTrue();
    }

    static LongStream seeds() {
        return Child.seeds();
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofAHolderKilledAtAnyMomentNothingHalfWrittenIsSeenUntold(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        var pair = new GuardedPair(lock);
        JvmProcess first = JvmProcess.start(pair::moveForever);
        JvmProcess second = JvmProcess.start(pair::moveForever);
        SharedInt moves = pair.moves();
        int killAt = 1 + random.nextInt(200_000);
        while (moves.get() < killAt && first.isAlive()) {
            pair.move();
        }
        Child.kill(first);
        for (int i = 0; i < 1_000; i++) {
            pair.move();
        }
        assertThat(second.isAlive()).isTrue();
        Child.kill(second);
        pair.move();
        assertThat(pair.isWhole()).isTrue();
    }
}
