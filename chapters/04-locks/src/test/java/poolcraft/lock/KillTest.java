package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedLong;
import poolcraft.process.JvmProcess;

/**
 * Processes that hold, wait, sleep and wake each other, one of which is killed at any moment. {@code
 * -Dpoolcraft.kills=200} draws more moments than the sample.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    static LongStream seeds() {
        return Child.seeds();
    }

    /** Lets it run for a while that the seed says, and kills it. */
    private static void killAtAnyMoment(JvmProcess victim, SplittableRandom random)
            throws InterruptedException {
        LockSupport.parkNanos(random.nextInt(20_000_000));
        Child.kill(victim);
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofALockWithSleepersAnyCanBeKilledAndTheOthersGoOn(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (Segment segment = Segment.create(1024)) {
            var pair = new GuardedPair(ProcessLock.in(segment, 0));
            List<JvmProcess> movers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                movers.add(JvmProcess.start(() -> pair.moveSlowlyForever()));
            }
            awaitMoves(pair, 100);
            killAtAnyMoment(movers.removeFirst(), random);
            awaitMoves(pair, 100);
            for (JvmProcess mover : movers) {
                assertThat(mover.isAlive()).isTrue();
                Child.kill(mover);
            }
            pair.move();
            assertThat(pair.isWhole()).isTrue();
        }
    }

    private static void awaitMoves(GuardedPair pair, int more) {
        int enough = pair.moves().get() + more;
        Child.await(() -> pair.moves().get() >= enough);
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofNotifiersKilledAtAnyMomentTheWaiterHearsTheOthers(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (ProcessLock lock = ProcessLock.create();
                ProcessCondition filled = lock.newCondition();
                SharedInt items = SharedInt.create(0)) {
            JvmProcess victim = JvmProcess.start(() -> putForever(filled, items));
            JvmProcess survivor = JvmProcess.start(() -> putForever(filled, items));
            takeSome(filled, items);
            killAtAnyMoment(victim, random);
            takeSome(filled, items);
            assertThat(survivor.isAlive()).isTrue();
            Child.kill(survivor);
        }
    }

    private static void putForever(ProcessCondition filled, SharedInt items) {
        while (true) {
            lockRepaired(filled.lock());
            try {
                items.incrementAndGet();
                filled.signal();
            } finally {
                filled.lock().unlock();
            }
            LockSupport.parkNanos(50_000);
        }
    }

    private static void takeSome(ProcessCondition filled, SharedInt items) throws Exception {
        for (int i = 0; i < 200; i++) {
            lockRepaired(filled.lock());
            try {
                assertThat(filled.waitFor(() -> items.get() > 0, LONG)).isTrue();
                items.set(0);
            } catch (OwnerDiedException e) {
                filled.lock().markConsistent();
            } finally {
                filled.lock().unlock();
            }
        }
    }

    /** What these locks guard is changed in one step, and never half-written. */
    private static void lockRepaired(RobustLock lock) {
        lock.anyway().lock();
        if (!lock.isConsistent()) {
            lock.markConsistent();
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofMakersAndUsersKilledAtAnyMomentEachThingIsUsedOnce(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (ProcessSemaphore things = ProcessSemaphore.create(0);
                SharedLong made = SharedLong.create(0);
                SharedLong used = SharedLong.create(0)) {
            JvmProcess maker = JvmProcess.start(() -> makeForever(things, made));
            JvmProcess user = JvmProcess.start(() -> useForever(things, used));
            Child.await(() -> used.get() > 100);
            boolean makerFirst = random.nextBoolean();
            killAtAnyMoment(makerFirst ? maker : user, random);
            Child.kill(makerFirst ? user : maker);
            long left = things.availablePermits();
            // Each was killed between its step and the count of it, or not.
            assertThat(left + used.get()).isBetween(made.get() - 1, made.get() + 1);
            while (things.tryConsume(Duration.ZERO)) {
                left--;
            }
            assertThat(left).isZero();
        }
    }

    private static void makeForever(ProcessSemaphore things, SharedLong made) {
        while (true) {
            if (things.availablePermits() < 1_000) {
                things.release();
                made.incrementAndGet();
            }
        }
    }

    private static void useForever(ProcessSemaphore things, SharedLong used)
            throws InterruptedException {
        while (true) {
            things.consume();
            used.incrementAndGet();
        }
    }
}
