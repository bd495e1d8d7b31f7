package poolcraft.manager;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.lock.OwnerDiedException;

/**
 * Clients and the manager are killed at any moment. {@code -Dpoolcraft.kills=200} draws more moments
 * than the sample.
 */
class KillTest extends WithManager {

    private static final int JOBS = 2_000;
    private static final int PERMITS = 2;

    /** Kills {@code child} some milliseconds after it has begun. */
    private static void killLater(Child child, ManagedEvent begun, long seed) throws Exception {
        begun.await();
        LockSupport.parkNanos(new SplittableRandom(seed).nextLong(MILLISECONDS.toNanos(40)));
        child.kill();
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("poolcraft.manager.Child#seeds")
    void whatALockGuardsIsWholeOrTold(long seed) throws Exception {
        ManagedLock lock = manager.reentrantLock();
        List<Integer> left = manager.list();
        List<Integer> right = manager.list();
        ManagedEvent begun = manager.event();
        Child child = Child.start(() -> {
            begun.set();
            addPairs(lock, left, right, Integer.MAX_VALUE);
        });
        killLater(child, begun, seed);
        try {
            addPairs(lock, left, right, 1);
        } catch (OwnerDiedException e) {
            assertThat(e).hasMessageContaining("pid " + child.pid());
            lock.recover(() -> cut(left, right));
            addPairs(lock, left, right, 1);
        }
        assertThat(left).isEqualTo(right).isNotEmpty();
    }

    private static void addPairs(ManagedLock lock, List<Integer> left, List<Integer> right,
            int times) {
        for (int i = 0; i < times; i++) {
            lock.lock();
            try {
                left.add(i);
                right.add(i);
            } finally {
                lock.unlock();
            }
        }
    }

    /** At most one of a pair was added, at the left. */
    private static void cut(List<Integer> left, List<Integer> right) {
        assertThat(left.size() - right.size()).isBetween(0, 1);
        if (left.size() > right.size()) {
            left.removeLast();
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("poolcraft.manager.Child#seeds")
    void ofAQueueAtMostWhatHadArrivedIsLost(long seed) throws Exception {
        ManagedQueue<Integer> jobs = manager.queue();
        jobs.addAll(IntStream.range(0, JOBS).boxed().toList());
        ManagedQueue<Integer> done = manager.queue();
        ManagedEvent begun = manager.event();
        Child child = Child.start(() -> {
            begun.set();
            move(jobs, done);
        });
        killLater(child, begun, seed);
        jobs.close();
        move(jobs, done);
        List<Integer> all = new ArrayList<>();
        done.drainTo(all);
        assertThat(all).doesNotHaveDuplicates().hasSizeBetween(JOBS - 1, JOBS);
    }

    private static void move(ManagedQueue<Integer> jobs, ManagedQueue<Integer> done)
            throws InterruptedException {
        Integer job;
        while ((job = jobs.takeUnlessClosed()) != null) {
            done.put(job);
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("poolcraft.manager.Child#seeds")
    void allPermitsComeBack(long seed) throws Exception {
        ManagedSemaphore semaphore = manager.boundedSemaphore(PERMITS);
        ManagedEvent begun = manager.event();
        Child child = Child.start(() -> {
            for (int i = 0; i < 2 * PERMITS; i++) {
                Thread.ofPlatform().daemon().start(() -> acquireForever(semaphore));
            }
            begun.set();
            Thread.sleep(Long.MAX_VALUE);
        });
        Other<Void> killing = Other.run(() -> killLater(child, begun, seed));
        while (!killing.isDone()) {
            semaphore.acquire();
            semaphore.release();
        }
        killing.result();
        Child.await(() -> semaphore.availablePermits() == PERMITS);
    }

    private static void acquireForever(ManagedSemaphore semaphore) {
        try {
            while (true) {
                semaphore.acquire();
                semaphore.release();
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("poolcraft.manager.Child#seeds")
    void allCallsFailWhenTheManagerIsKilled(long seed) throws Exception {
        try (Manager victim = Manager.start()) {
            ManagedLock lock = victim.lock();
            List<Integer> left = victim.list();
            List<Integer> right = victim.list();
            ManagedQueue<Integer> queue = victim.queue(2);
            ManagedEvent begun = manager.event(); // not of the one that dies
            List<Other<Void>> others = List.of(
                    Other.run(() -> addPairs(lock, left, right, Integer.MAX_VALUE)),
                    Other.run(() -> addPairs(lock, left, right, Integer.MAX_VALUE)),
                    Other.run(() -> move(queue, queue)));
            Child child = Child.start(() -> {
                begun.set();
                assertThatThrownBy(() -> addPairs(lock, left, right, Integer.MAX_VALUE))
                        .isInstanceOf(ManagerGoneException.class);
            });
            begun.await();
            LockSupport.parkNanos(
                    new SplittableRandom(seed).nextLong(MILLISECONDS.toNanos(40)));
            victim.process().orElseThrow().kill();
            for (Other<Void> other : others) {
                assertThatThrownBy(other::result).isInstanceOf(ManagerGoneException.class);
            }
            child.join();
        }
    }
}
