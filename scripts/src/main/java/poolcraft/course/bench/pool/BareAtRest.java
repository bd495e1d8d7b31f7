package poolcraft.course.bench.pool;

import java.util.List;
import poolcraft.course.bench.TimingLoop;

/** A JVM that does nothing: the least that a worker can cost. */
final class BareAtRest {

    private BareAtRest() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.in.read();
            return;
        }
        Process bare = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                BareAtRest.class.getName()).start();
        Thread.sleep(1_000);
        TimingLoop.answerWith(() -> Rest.measure(args[0], List.of(bare.pid())));
        bare.destroy();
    }
}
