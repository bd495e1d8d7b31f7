package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import poolcraft.process.ProcessTarget;

/**
 * Accuracy of timeouts: none ends early. That one is late says nothing on a busy machine; so the
 * quickest of many is looked at.
 */
class QueueTimeoutTest {

    private static final Duration LIMIT = Duration.ofMillis(30);
    private static final Duration TOO_LATE = LIMIT.plusMillis(100);
    private static final int TRIES = 10;

    private static void assertAccurate(ProcessTarget waitForLimit) throws Exception {
        Duration quickest = Duration.ofDays(1);
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            waitForLimit.run();
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertThat(waited).isGreaterThanOrEqualTo(LIMIT);
            quickest = waited.compareTo(quickest) < 0 ? waited : quickest;
        }
        assertThat(quickest).isLessThan(TOO_LATE);
    }

    @Test
    void timedPollOfAnEmptyQueueWaitsForItsLimitAndHardlyLonger() throws Exception {
        try (ProcessQueue<String> empty = ProcessQueue.create()) {
            assertAccurate(() -> assertThat(empty.poll(LIMIT)).isNull());
        }
    }

    @Test
    void timedOfferToAFullQueueWaitsForItsLimitAndHardlyLonger() throws Exception {
        try (ProcessQueue<String> full = ProcessQueue.create(1)) {
            full.put("all there is room for");
            assertAccurate(() -> assertThat(full.offer("more", LIMIT)).isFalse());
        }
    }

    @Test
    void timedJoinWaitsForItsLimitAndHardlyLonger() throws Exception {
        try (JoinableProcessQueue<String> jobs = JoinableProcessQueue.create()) {
            jobs.put("not done");
            assertAccurate(() -> assertThat(jobs.join(LIMIT)).isFalse());
        }
    }
}
