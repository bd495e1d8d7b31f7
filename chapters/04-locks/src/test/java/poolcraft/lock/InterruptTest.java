package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.memory.Segment;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

/** Virtual threads that wait and are interrupted at any moment: nobody else notices. */
class InterruptTest {

    private static final int THREADS = 8;
    private static final int INTERRUPTS = 2_000;

    static LongStream seeds() {
        return Child.seeds();
    }

    /** Interrupts threads that do {@code work} again and again, until each ends at last. */
    private static void interruptAtAnyMoment(long seed, ProcessTarget work) throws Exception {
        var random = new SplittableRandom(seed);
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        try (ProcessEvent end = ProcessEvent.create()) {
            for (int i = 0; i < THREADS; i++) {
                threads.add(Thread.startVirtualThread(() -> repeat(work, end, failures)));
            }
            for (int i = 0; i < INTERRUPTS; i++) {
                threads.get(random.nextInt(THREADS)).interrupt();
                LockSupport.parkNanos(random.nextInt(50_000));
            }
            end.set();
            for (Thread thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(30))).as("%s ends", thread).isTrue();
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void repeat(ProcessTarget work, ProcessEvent end, List<Throwable> failures) {
        try {
            while (!end.isSet()) {
                try {
                    work.run();
                } catch (InterruptedException e) {
                    // It waits again.
                }
            }
        } catch (Exception | AssertionError e) {
            synchronized (failures) {
                failures.add(e);
            }
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofInterruptedWaitersForALockAnotherProcessNoticesNothing(long seed) throws Exception {
        try (Segment segment = Segment.create(1024)) {
            ProcessLock lock = ProcessLock.in(segment, 0);
            var pair = new GuardedPair(lock);
            JvmProcess other = JvmProcess.start(() -> pair.moveOften(20_000));
            interruptAtAnyMoment(seed, () -> {
                lock.lockInterruptibly();
                try {
                    pair.moveLocked();
                } finally {
                    lock.unlock();
                }
            });
            Child.join(other);
            assertThat(lock.isLocked()).isFalse();
            assertThat(pair.isWhole()).isTrue();
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofInterruptedWaitersForAPermitNoneIsLost(long seed) throws Exception {
        try (ProcessBoundedSemaphore two = ProcessBoundedSemaphore.create(2)) {
            JvmProcess other = JvmProcess.start(() -> {
                for (int i = 0; i < 20_000; i++) {
                    two.acquire();
                    two.release();
                }
            });
            interruptAtAnyMoment(seed, () -> {
                two.acquire();
                two.release();
            });
            Child.join(other);
            assertThat(two.availablePermits()).isEqualTo(2);
        }
    }
}
