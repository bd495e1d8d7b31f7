package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

/** Semaphores, some of whose users die. */
@Execution(ExecutionMode.CONCURRENT)
class DeadPermitHolderTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private ProcessBoundedSemaphore semaphore;

    @BeforeEach
    void create() throws Exception {
        semaphore = ProcessBoundedSemaphore.create(3);
    }

    @AfterEach
    void close() throws Exception {
        semaphore.close();
    }

    private JvmProcess startHolder(int permits) throws Exception {
        ProcessBoundedSemaphore shared = semaphore;
        return Child.startAndStay(() -> {
            for (int i = 0; i < permits; i++) {
                shared.acquire();
            }
        });
    }

    /**
     * What the dead held is given back soon, and not more: at the moment when another process takes
     * the place of a dead one, or looks for it, the dead one still counts as alive.
     */
    private void assertAvailable(int permits) {
        Child.await(() -> semaphore.availablePermits() >= permits);
        assertThat(semaphore.availablePermits()).isEqualTo(permits);
    }

    @Test
    void aWaiterGetsThePermitOfADeadProcessWithinASecond() throws Exception {
        JvmProcess holder = startHolder(3);
        Other<Boolean> waiter = Other.start(() -> semaphore.tryAcquire(LONG)).awaitWaiting();
        Child.kill(holder);
        long killed = System.nanoTime();
        assertThat(waiter.result()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - killed))
                .isLessThan(Duration.ofSeconds(1));
        assertAvailable(2);
    }

    @Test
    void oneThatTriesWithoutWaitingGetsItToo() throws Exception {
        JvmProcess holder = startHolder(3);
        assertThat(semaphore.tryAcquire()).isFalse();
        Child.kill(holder);
        Child.await(semaphore::tryAcquire);
        assertThat(semaphore.heldPermits()).isEqualTo(1);
    }

    @Test
    void allPermitsOfADeadProcessComeBackAndNoMore() throws Exception {
        semaphore.acquire();
        Child.kill(startHolder(2));
        assertAvailable(2);
        assertAvailable(2);
        semaphore.release();
        assertAvailable(3);
    }

    @Test
    void aProcessThatEndsByItselfHoldsNothingEither() throws Exception {
        ProcessBoundedSemaphore shared = semaphore;
        Child.run(shared::acquire);
        assertAvailable(3);
    }

    @Test
    void aDeadWaiterIsNobodysLoss() throws Exception {
        for (int i = 0; i < 3; i++) {
            semaphore.acquire();
        }
        ProcessBoundedSemaphore shared = semaphore;
        Child.kill(Child.startAndStay(() -> Other.run(shared::acquire).awaitWaiting()));
        Other<Boolean> waiter = Other.start(() -> semaphore.tryAcquire(LONG)).awaitWaiting();
        semaphore.release();
        assertThat(waiter.result()).isTrue();
    }

    static LongStream seeds() {
        return Child.seeds();
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofHoldersKilledAtAnyMomentNoPermitIsLostOrDoubled(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        ProcessBoundedSemaphore shared = semaphore;
        try (SharedInt steps = SharedInt.create(0)) {
            List<JvmProcess> users = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                users.add(JvmProcess.start(() -> useForever(shared, steps)));
            }
            int killAt = random.nextInt(300_000);
            Child.await(() -> {
                use(semaphore, 1_000);
                return steps.get() >= killAt;
            });
            for (JvmProcess user : users) {
                user.kill();
            }
            use(semaphore, 1_000);
            for (JvmProcess user : users) {
                Child.kill(user);
            }
            assertAvailable(3);
            assertThat(semaphore.heldPermits()).isZero();
        }
    }

    private static void useForever(ProcessBoundedSemaphore semaphore, SharedInt steps) {
        while (true) {
            use(semaphore, 10);
            steps.addAndGet(10);
        }
    }

    private static void use(ProcessBoundedSemaphore semaphore, int times) {
        for (int i = 0; i < times; i++) {
            semaphore.acquireUninterruptibly();
            semaphore.release();
        }
    }
}
