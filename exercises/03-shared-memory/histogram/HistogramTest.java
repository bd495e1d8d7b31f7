import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.SharedByteArray;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

@Idea("arrays")
@Limit(15)
class HistogramTest {

    private static final int MANY = 2_000_000;

    @AfterEach
    void endWhatIsLeft() {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    @Test
    @Points(1)
    void everyByteIsCounted() throws Exception {
        assertCounts(1000, 2);
    }

    @Test
    @Points(2)
    void soIsTheRestOfADivision() throws Exception {
        assertCounts(11, 3);
        assertCounts(7, 4);
    }

    @Test
    @Points(1)
    void moreProcessesThanBytesAreNoTrouble() throws Exception {
        assertCounts(2, 5);
    }

    private static void assertCounts(int length, int processes) throws Exception {
        try (SharedByteArray data = SharedByteArray.create(length)) {
            int[] expected = new int[3];
            for (int i = 0; i < length; i++) {
                data.set(i, (byte) (i * i + 1));
                expected[remainder(data.get(i))]++;
            }
            assertArrayEquals(expected,
                    Histogram.count(data, value -> remainder(value), 3, processes),
                    processes + " processes counted " + length + " bytes by their remainder when"
                            + " divided by 3.");
        }
    }

    private static int remainder(byte value) {
        return (value & 0xff) % 3;
    }

    @Test
    @Points(2)
    void allProcessesWorkAtTheSameTime() throws Exception {
        try (SharedByteArray data = SharedByteArray.create(30);
                SharedInt arrivals = SharedInt.create(0);
                SharedInt met = SharedInt.create(0)) {
            Histogram.count(data, _ -> Meetings.step(arrivals, met, 3, 3), 1, 3);
            assertEquals(3, met.get(), "Three processes were to count 30 bytes. At its first byte,"
                    + " each waited, for at most 3 seconds, until all three were there. This many"
                    + " have met the others.");
        }
    }

    @Test
    @Points(2)
    @Idea("lost-updates")
    void theCountsOfTwoProcessesDoNotCollide() throws Exception {
        try (SharedByteArray data = SharedByteArray.create(MANY);
                SharedInt arrivals = SharedInt.create(0);
                SharedInt met = SharedInt.create(0)) {
            int[] counts = Histogram.count(data, _ -> Meetings.step(arrivals, met, 2, 8), 1, 2);
            assertArrayEquals(new int[]{MANY}, counts, "Two processes counted " + MANY
                    + " bytes into one bucket, at the same time.");
        }
    }

    /**
     * Where processes meet again and again, so that they work at the same time and not one after
     * the other. On a busy machine one may have no processor while another has: then they do not
     * wait for each other, but take turns at whatever moment. Each process has its own.
     */
    private static final class Meetings {

        private static final int EVERY = 1_000;
        private static final int NOT_SOON = 100_000;

        private static final long SECOND = 1_000_000_000L;
        private static final long OTHER_NANOS = 100_000;

        private static int meetings;
        private static int stepsLeft;

        private Meetings() {}

        /** The first meeting may take so many seconds. */
        static int step(SharedInt arrivals, SharedInt met, int parties, int first) {
            if (stepsLeft-- == 0) {
                boolean all = meet(arrivals, parties, meetings == 0 ? first * SECOND : OTHER_NANOS);
                met.addAndGet(all ? 1 : 0);
                stepsLeft = all ? EVERY : NOT_SOON;
            }
            return 0;
        }

        private static boolean meet(SharedInt arrivals, int parties, long limit) {
            long end = System.nanoTime() + limit;
            arrivals.incrementAndGet();
            meetings++;
            while (arrivals.get() < parties * meetings) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.onSpinWait();
            }
            return true;
        }
    }

    @Test
    @Points(1)
    @Idea("lost-updates")
    void aFailureOfAChildIsTold() throws Exception {
        try (SharedByteArray data = SharedByteArray.create(10)) {
            data.set(9, (byte) 7);
            assertThrows(IllegalStateException.class,
                    () -> Histogram.count(data, value -> failAt7(value), 1, 2),
                    "Two processes were to count, and one of them failed.");
            Await.until("no child of Histogram.count is left",
                    () -> JvmProcess.activeChildren().isEmpty());
        }
    }

    private static int failAt7(byte value) {
        if (value == 7) {
            throw new IllegalArgumentException("7 belongs nowhere: the test wants it so");
        }
        return 0;
    }
}
