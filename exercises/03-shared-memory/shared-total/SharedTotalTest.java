import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

@Idea("lost-updates")
@Limit(20)
class SharedTotalTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final int MANY = 1_000_000;

    private SharedInt total;

    @BeforeEach
    void open() throws Exception {
        total = SharedInt.create(7);
    }

    @AfterEach
    void close() throws Exception {
        total.close();
    }

    @Test
    @Points(1)
    void allWeightsAreAdded() {
        SharedTotal.add(total, List.of("a", "bb", "cccc"), String::length);
        assertEquals(7 + 1 + 2 + 4, total.get(),
                "The total was 7, and parcels of 1, 2 and 4 were weighed.");
        SharedTotal.add(total, List.of(), String::length);
        assertEquals(14, total.get(), "The total was 14, and there was no parcel.");
    }

    @Test
    @Points(1)
    void theTotalGrowsWithEachParcel() {
        List<Integer> seen = new ArrayList<>();
        SharedTotal.add(total, List.of("a", "bb", "cccc"), parcel -> {
            seen.add(total.get());
            return parcel.length();
        });
        assertEquals(List.of(7, 8, 10), seen, "The total was 7, and parcels of 1, 2 and 4 were"
                + " weighed. Each time a parcel was put on the scales, the total was looked at.");
    }

    @Test
    @Points(2)
    void whatAnotherProcessAddsDuringTheWeighingStays() throws Exception {
        SharedInt sum = total;
        try (SharedInt weighing = SharedInt.create(0)) {
            JvmProcess other = JvmProcess.start(() -> addWhileWeighed(sum, weighing));
            SharedTotal.add(total, List.of("a", "bb"), parcel -> slowly(parcel, weighing));
            endAfter(() -> assertEquals(2, weighing.get(),
                    "No parcel was put on the scales."), other);
            assertEquals(7 + 1000 + 1 + 2, total.get(), "The total was 7. While the first of two"
                    + " parcels, of 1 and 2, was on the scales, another process added 1000.");
        }
    }

    private static int slowly(String parcel, SharedInt weighing) {
        if (weighing.compareAndSet(0, 1)) {
            awaitValue(weighing, 2);
        }
        return parcel.length();
    }

    private static void addWhileWeighed(SharedInt total, SharedInt weighing) {
        awaitValue(weighing, 1);
        total.addAndGet(1000);
        weighing.set(2);
    }

    @Test
    @Points(1)
    @Idea("atomics")
    void eachParcelIsWeighedOnce() {
        List<String> weighed = new ArrayList<>();
        SharedTotal.add(total, List.of("a", "bb"), parcel -> {
            weighed.add(parcel);
            total.addAndGet(1000); // as another process would
            return parcel.length();
        });
        assertEquals(List.of("a", "bb"), weighed, "These parcels were to be weighed, each once."
                + " Whenever one was on the scales, the total changed.");
    }

    @Test
    @Points(2)
    @Idea("atomics")
    void twoProcessesLoseNothing() throws Exception {
        SharedInt sum = total;
        try (SharedInt arrivals = SharedInt.create(0)) {
            JvmProcess one = JvmProcess.start(() -> weighMany(sum, arrivals));
            JvmProcess two = JvmProcess.start(() -> weighMany(sum, arrivals));
            endAfter(() -> {}, one, two);
            assertEquals(7 + 2 * MANY, total.get(), "The total was 7, and two processes have added"
                    + " " + MANY + " parcels of 1 each, at the same time.");
        }
    }

    private static void weighMany(SharedInt total, SharedInt arrivals) {
        var meetings = new Meetings(arrivals);
        SharedTotal.add(total, Collections.nCopies(MANY, "parcel"), _ -> {
            meetings.step();
            return 1;
        });
    }

    /**
     * Where two processes meet again and again, so that they work at the same time and not one
     * after the other. On a busy machine one may have no processor while the other has: then they
     * do not wait for each other, but take turns at whatever moment.
     */
    private static final class Meetings {

        private static final int EVERY = 1_000;
        private static final int NOT_SOON = 100_000;

        private static final long FIRST_NANOS = 8_000_000_000L;
        private static final long OTHER_NANOS = 100_000;

        private final SharedInt arrivals;
        private int meetings;
        private int stepsLeft;

        Meetings(SharedInt arrivals) {
            this.arrivals = arrivals;
        }

        void step() {
            if (stepsLeft-- == 0) {
                stepsLeft = meet() ? EVERY : NOT_SOON;
            }
        }

        private boolean meet() {
            long end = System.nanoTime() + (meetings == 0 ? FIRST_NANOS : OTHER_NANOS);
            arrivals.incrementAndGet();
            meetings++;
            while (arrivals.get() < 2 * meetings) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.onSpinWait();
            }
            return true;
        }
    }

    private static void awaitValue(SharedInt number, int value) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number.get() != value) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the other process did not come within 12 seconds");
            }
            Thread.onSpinWait();
        }
    }

    /** Whatever happens, no process is left. */
    private static void endAfter(Runnable check, JvmProcess... processes)
            throws InterruptedException {
        try {
            check.run();
            for (JvmProcess process : processes) {
                assertTrue(process.join(PATIENCE), "A process that adds does not end.");
                assertEquals(0, process.exitCode().orElse(-1),
                        "A process that adds has failed; its trace is in the output.");
            }
        } finally {
            List.of(processes).forEach(JvmProcess::kill);
        }
    }
}
