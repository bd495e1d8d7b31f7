package poolcraft.course.bench.process;

import java.nio.file.Path;
import poolcraft.course.bench.TimingLoop;

/** The raw limit: a JVM that starts, tells its version, and ends. */
final class ProcessStartBare {

    private ProcessStartBare() {}

    public static void main(String[] args) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-Xshare:auto", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-version").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        TimingLoop.answer(() -> builder.start().waitFor());
    }
}
