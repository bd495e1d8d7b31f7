package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

/**
 * Processes that put or take are killed at any moment. {@code -Dpoolcraft.kills=200} draws more
 * moments than the sample.
 */
@Execution(ExecutionMode.CONCURRENT)
class QueueKillTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    /** The moments are drawn from these seeds. */
    static LongStream seeds() {
        return Child.seeds();
    }

    /** Longer ones need annexes, and the longest a file of their own. */
    private static int[] item(int producer, int number, SplittableRandom random) {
        int[] item = new int[random.nextInt(200) == 0 ? 40_000 : 2 + random.nextInt(400)];
        Arrays.fill(item, number);
        item[0] = producer;
        return item;
    }

    private static void putForever(ProcessQueue<int[]> queue, SharedIntArray put, int producer,
            long seed) throws InterruptedException {
        var random = new SplittableRandom(seed + producer);
        for (int number = 0; true; number++) {
            queue.put(item(producer, number, random));
            put.set(producer, number + 1);
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofKilledProducersEveryItemThatWasPutComesWholeOnceAndInOrder(long seed)
            throws Exception {
        var random = new SplittableRandom(seed);
        int capacity = random.nextBoolean() ? 5 : 4_000;
        try (ProcessQueue<int[]> queue = ProcessQueue.create(capacity);
                SharedIntArray put = SharedIntArray.create(2)) {
            JvmProcess[] producers = {JvmProcess.start(() -> putForever(queue, put, 0, seed)),
                    JvmProcess.start(() -> putForever(queue, put, 1, seed))};
            int[] taken = new int[2];
            SplittableRandom[] expected = {new SplittableRandom(seed),
                    new SplittableRandom(seed + 1)};
            for (int victim = 0; victim < 2; victim++) {
                int killAt = taken[0] + taken[1] + random.nextInt(3_000);
                while (taken[0] + taken[1] <= killAt) {
                    check(queue.poll(LIMIT), taken, expected);
                }
                LockSupport.parkNanos(random.nextInt(3_000_000));
                Child.kill(producers[victim]);
            }
            queue.shutdown();
            for (int[] item : queue) {
                check(item, taken, expected);
            }
            assertThat(taken[0]).isBetween(put.get(0), put.get(0) + 1);
            assertThat(taken[1]).isBetween(put.get(1), put.get(1) + 1);
            assertThat(queue.memory().annexes().names()).hasSizeLessThan(2);
        }
    }

    private static void check(int[] item, int[] taken, SplittableRandom[] expected) {
        assertThat(item).as("within " + LIMIT).isNotNull();
        int producer = item[0];
        int[] whole = item(producer, taken[producer]++, expected[producer]);
        if (!Arrays.equals(item, whole)) {
            throw new AssertionError("not whole, or not in order: " + item[1] + " of producer "
                    + producer + " where " + whole[1] + " should be");
        }
    }

    private static void count(ProcessQueue<int[]> queue, SharedIntArray seen) {
        for (int[] item : queue) {
            seen.getAndAdd(item[1], 1);
            if (queue instanceof JoinableProcessQueue<?> joinable) {
                joinable.taskDone();
            }
        }
    }

    /** Puts items while two consumers take them, of which one is killed; how often each was seen. */
    private static IntStream seen(ProcessQueue<int[]> queue, int count, long seed)
            throws Exception {
        var random = new SplittableRandom(seed);
        try (SharedIntArray seen = SharedIntArray.create(count)) {
            JvmProcess victim = JvmProcess.start(() -> count(queue, seen));
            JvmProcess other = JvmProcess.start(() -> count(queue, seen));
            int killAt = random.nextInt(count);
            for (int number = 0; number < count; number++) {
                queue.put(item(0, number, random));
                if (number == killAt) {
                    Child.await(() -> seen.get(0) + seen.get(1) + seen.get(2) > 0);
                    LockSupport.parkNanos(random.nextInt(1_000_000));
                    Child.kill(victim);
                }
            }
            queue.shutdown();
            Child.join(other);
            assertThat(queue.memory().annexes().names()).hasSizeLessThan(2);
            return Arrays.stream(IntStream.range(0, count).map(seen::get).toArray());
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void aKilledConsumerTakesAtMostOneItemAlongAndDoublesNone(long seed) throws Exception {
        try (ProcessQueue<int[]> queue = ProcessQueue.create(seed % 2 == 0 ? 50 : 5_000)) {
            int[] seen = seen(queue, 3_000, seed).sorted().toArray();
            assertThat(seen[1]).as("all but one were seen").isEqualTo(1);
            assertThat(seen[seen.length - 1]).as("none was seen twice").isEqualTo(1);
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void anAcknowledgedItemIsNotLostWithItsConsumer(long seed) throws Exception {
        try (JoinableProcessQueue<int[]> queue = JoinableProcessQueue
                .create(seed % 2 == 0 ? 50 : 5_000)) {
            int[] seen = seen(queue, 3_000, seed).sorted().toArray();
            assertThat(seen[0]).as("all were seen").isEqualTo(1);
            assertThat(seen[seen.length - 2]).as("at most one was seen twice").isEqualTo(1);
            assertThat(queue.join(LIMIT)).isTrue();
        }
    }
}
