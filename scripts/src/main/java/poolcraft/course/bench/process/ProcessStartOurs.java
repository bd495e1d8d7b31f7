package poolcraft.course.bench.process;

import poolcraft.course.bench.TimingLoop;
import poolcraft.process.JvmProcess;

/** The contender that starts a function in a child JVM and waits for its end. */
final class ProcessStartOurs {

    private ProcessStartOurs() {}

    public static void main(String[] args) throws Exception {
        TimingLoop.answer(() -> {
            try (JvmProcess process = JvmProcess.start(() -> nothing())) {
                process.join();
                return process;
            }
        });
    }

    private static void nothing() {}
}
