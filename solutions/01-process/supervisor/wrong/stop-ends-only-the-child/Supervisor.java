// Fails: stopEndsTheChildAndTheSupervisor
// Misconception: when the child is ended, the supervisor ends, too.
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

/** Runs a target in a child process, and again when it fails. */
public final class Supervisor {

    private final ProcessTarget target;
    private final int restarts;
    private final IntFunction<Duration> pauses;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** The child that was started last. Guarded by this. */
    private Optional<JvmProcess> latest = Optional.empty();

    /**
     * A supervisor for {@code target}.
     *
     * @param restarts how often the target is started again, at most
     * @param pauses the pause before restart 1, 2, and so on
     */
    public Supervisor(ProcessTarget target, int restarts, IntFunction<Duration> pauses) {
        this.target = target;
        this.restarts = restarts;
        this.pauses = pauses;
    }

    /**
     * Runs the target until it succeeds, fails for good, or is stopped.
     *
     * @return the exit code of the last child; empty after {@link #stop()}
     */
    public OptionalInt run() throws InterruptedException {
        OptionalInt exitCode = runChild();
        for (int n = 1; n <= restarts && failed(exitCode); n++) {
            pause(pauses.apply(n));
            exitCode = runChild();
        }
        return isStopped() ? OptionalInt.empty() : exitCode;
    }

    private static boolean failed(OptionalInt exitCode) {
        return exitCode.isPresent() && exitCode.getAsInt() != 0;
    }

    /** A sleep that {@link #stop()} ends. */
    private void pause(Duration length) throws InterruptedException {
        var _ = stopped.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The exit code of one more child; empty if it was not started. */
    private OptionalInt runChild() throws InterruptedException {
        Optional<JvmProcess> started = startUnlessStopped();
        if (started.isEmpty()) {
            return OptionalInt.empty();
        }
        JvmProcess child = started.get();
        try {
            child.join();
            return child.exitCode();
        } finally {
            child.kill(); // if join was interrupted; nothing happens to a child that has ended
        }
    }

    private synchronized Optional<JvmProcess> startUnlessStopped() {
        if (isStopped()) {
            return Optional.empty();
        }
        latest = Optional.of(JvmProcess.start(target));
        return latest;
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Ends the child, and {@link #run()}. */
    public synchronized void stop() {
        latest.ifPresent(JvmProcess::terminate);
    }
}
