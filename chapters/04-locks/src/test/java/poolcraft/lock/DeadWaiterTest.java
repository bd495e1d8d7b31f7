package poolcraft.lock;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
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

/** A condition, some of whose users die. */
@Execution(ExecutionMode.CONCURRENT)
class DeadWaiterTest {

    private ProcessLock lock;
    private ProcessCondition condition;

    @BeforeEach
    void create() throws Exception {
        lock = ProcessLock.create();
        condition = lock.newCondition();
    }

    @AfterEach
    void close() throws Exception {
        condition.close();
        lock.close();
    }

    private static void wait(ProcessCondition condition) throws InterruptedException {
        condition.lock().lock();
        try {
            condition.await();
        } finally {
            condition.lock().unlock();
        }
    }

    private JvmProcess startWaitingProcess() {
        ProcessCondition shared = condition;
        int before = waiting();
        JvmProcess process = JvmProcess.start(() -> wait(shared));
        Child.await(() -> waiting() == before + 1);
        return process;
    }

    private Other<Void> startWaitingThread() {
        int before = waiting();
        Other<Void> thread = Other.run(() -> wait(condition));
        Child.await(() -> waiting() == before + 1);
        return thread;
    }

    private int waiting() {
        lock.lock();
        try {
            return condition.waiting();
        } finally {
            lock.unlock();
        }
    }

    private int signal(int count) {
        lock.lock();
        try {
            return condition.signal(count);
        } finally {
            lock.unlock();
        }
    }

    @Test
    void aWaiterThatDiedIsNotNotified() throws Exception {
        JvmProcess dead = startWaitingProcess();
        Other<Void> living = startWaitingThread();
        Child.kill(dead);
        assertThat(signal(1)).isEqualTo(1);
        living.result();
        assertThat(signal(1)).isZero();
    }

    @Test
    void theNotificationOfAWaiterThatDiesGoesToAnother() throws Exception {
        JvmProcess notified = startWaitingProcess();
        Other<Void> heir = startWaitingThread();
        Other<Void> second = startWaitingThread();
        lock.lock();
        assertThat(condition.signal(1)).isEqualTo(1);
        Child.kill(notified);
        lock.unlock();
        Child.await(() -> heir.isDone() || second.isDone());
        assertThat(waiting()).isEqualTo(1);
        assertThat(signal(1)).isEqualTo(1);
        heir.result();
        second.result();
    }

    /** Both find what the dead one has left, and only one gets it. */
    @Test
    void theOneWhoDoesNotInheritWaitsNoLongerThanItSaid() throws Exception {
        JvmProcess notified = startWaitingProcess();
        Callable<Boolean> wait = () -> {
            lock.lock();
            try {
                return condition.await(3, SECONDS);
            } finally {
                lock.unlock();
            }
        };
        List<Other<Boolean>> heirs = List.of(Other.start(wait), Other.start(wait));
        Child.await(() -> waiting() == 3);
        lock.lock();
        assertThat(condition.signal(1)).isEqualTo(1);
        Child.kill(notified);
        heirs.forEach(heir -> heir.awaitIn("lockAgain"));
        lock.unlock();
        assertThat(List.of(heirs.get(0).result(), heirs.get(1).result()))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whoCameAfterTheNotificationDoesNotInheritIt() throws Exception {
        JvmProcess notified = startWaitingProcess();
        lock.lock();
        assertThat(condition.signal(1)).isEqualTo(1);
        Child.kill(notified);
        boolean late = condition.waitFor(() -> false, Duration.ofMillis(300));
        lock.unlock();
        assertThat(late).isFalse();
        Other<Void> next = startWaitingThread();
        assertThat(signal(1)).isEqualTo(1);
        next.result();
    }

    @Test
    void aWaiterThatIsKilledLeavesTheLockConsistent() throws Exception {
        Child.kill(startWaitingProcess());
        lock.lock();
        assertThat(lock.isConsistent()).isTrue();
        lock.unlock();
    }

    @Test
    void theDeadLeaveTheirRoom() throws Exception {
        ProcessCondition shared = condition;
        JvmProcess crowd = JvmProcess.start(() -> {
            for (int i = 0; i < WaitCells.MAX; i++) {
                Thread.startVirtualThread(() -> {
                    shared.lock().lock();
                    shared.awaitUninterruptibly();
                });
            }
            Thread.sleep(Long.MAX_VALUE);
        });
        Child.await(() -> waiting() == WaitCells.MAX);
        Child.kill(crowd);
        Other<Void> living = Other.run(() -> wait(condition));
        Child.await(() -> waiting() == 1);
        assertThat(signal(1)).isEqualTo(1);
        living.result();
    }

    @Test
    void whoWaitsIsToldThatTheHolderOfTheLockDied() throws Exception {
        Other<Boolean> waiter = Other.start(() -> {
            lock.lock();
            try {
                condition.await();
                return false;
            } catch (OwnerDiedException e) {
                return lock.isHeldByCurrentThread();
            } finally {
                lock.unlock();
            }
        });
        Child.await(() -> waiting() == 1);
        ProcessLock shared = lock;
        Child.kill(Child.startAndStay(shared::lock));
        assertThat(waiter.result()).isTrue();
        assertThatThrownBy(lock::lock).isInstanceOf(OwnerDiedException.class);
        lock.recover(() -> {});
    }

    @Test
    void nobodyWaitsWithALockThatIsInconsistent() throws Exception {
        ProcessLock shared = lock;
        Child.kill(Child.startAndStay(shared::lock));
        lock.anyway().lock();
        assertThatThrownBy(condition::await).isInstanceOf(OwnerDiedException.class);
        assertThat(lock.isHeldByCurrentThread()).isTrue();
        lock.unlock();
    }

    static LongStream seeds() {
        return Child.seeds();
    }

    /** Tokens are put one by one, and each is taken by one of two, until one of those is killed. */
    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofWaitersKilledAtAnyMomentTheOthersGetTheirTurn(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (SharedInt tokens = SharedInt.create(0)) {
            ProcessCondition shared = condition;
            JvmProcess victim = JvmProcess.start(() -> takeForever(shared, tokens));
            JvmProcess survivor = JvmProcess.start(() -> takeForever(shared, tokens));
            int killAt = random.nextInt(3_000);
            for (int put = 0; put < killAt + 300; put++) {
                if (put == killAt) {
                    victim.kill();
                }
                put(tokens);
                Child.await(() -> tokens.get() == 0);
            }
            assertThat(survivor.isAlive()).isTrue();
            Child.kill(victim);
            Child.kill(survivor);
        }
    }

    private void put(SharedInt tokens) {
        lockRecovered(lock);
        try {
            tokens.set(1);
            condition.signal();
        } finally {
            lock.unlock();
        }
    }

    private static void lockRecovered(RobustLock lock) {
        try {
            lock.lock();
        } catch (OwnerDiedException e) {
            lock.recover(() -> {});
            lockRecovered(lock);
        }
    }

    private static void takeForever(ProcessCondition condition, SharedInt tokens)
            throws InterruptedException {
        while (true) {
            lockRecovered(condition.lock());
            try {
                while (tokens.get() == 0) {
                    condition.await();
                }
                tokens.set(0);
            } catch (OwnerDiedException e) {
                condition.lock().markConsistent();
            } finally {
                condition.lock().unlock();
            }
        }
    }
}
