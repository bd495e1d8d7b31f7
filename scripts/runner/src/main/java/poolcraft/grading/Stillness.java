package poolcraft.grading;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Notices that nothing goes on any more: for some seconds neither this process nor its children have
 * used the processor to speak of. Then whoever still waits waits for ever. Where many processes want
 * the processor, those that wake each other come to little, so there it takes longer. Not
 * thread-safe.
 */
final class Stillness {

    private static final long NANOS = Duration.ofSeconds(3).toNanos();

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory
            .getOperatingSystemMXBean();

    /** A look goes through all processes of the machine: some milliseconds. */
    private static final long BETWEEN_LOOKS = Duration.ofMillis(500).toNanos();

    /** What JVMs at rest use, and the looks: so many milliseconds, and a share of the time. */
    private static final long AT_REST_MILLIS = 60;
    private static final double AT_REST_SHARE = 0.015;

    private long since = System.nanoTime();
    private long looked = since;
    private long usedMillis = usedMillis();

    /** Whether it is still, and has been for some seconds. */
    boolean lasts() {
        long now = System.nanoTime();
        if (now - looked > BETWEEN_LOOKS) {
            looked = now;
            look(now);
        }
        return looked - since > NANOS * Math.max(1, waitingForEachProcessor());
    }

    private void look(long now) {
        long used = usedMillis();
        double atRest = AT_REST_MILLIS + AT_REST_SHARE * (now - since) / 1e6;
        if (Math.abs(used - usedMillis) > atRest) {
            usedMillis = used;
            since = now;
        }
    }

    /** How many processes have wanted each processor in the last minute; less than 0: not known. */
    private static double waitingForEachProcessor() {
        return SYSTEM.getSystemLoadAverage() / SYSTEM.getAvailableProcessors();
    }

    private static long usedMillis() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis).sum();
    }
}
