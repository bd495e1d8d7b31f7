package poolcraft.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child JVM that was started: the operating system's process, the pumps that carry its output,
 * and its end. Thread-safe.
 */
final class RunningChild {

    /**
     * How long the end of a child is held back for the rest of its output, when somebody else (a
     * program that the child started and left) still holds its streams open.
     */
    private static final Duration REST_OF_OUTPUT = Duration.ofMillis(200);

    private final Process process;
    private final Launch.Child child;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Set<Selector> watchers = ConcurrentHashMap.newKeySet();

    private RunningChild(Process process, Launch.Child child) {
        this.process = process;
        this.child = child;
    }

    /** Starts {@code command}; the child waits until {@link #run} tells it what to do. */
    static RunningChild start(ProcessBuilder command, Launch.Child child) throws IOException {
        return new RunningChild(command.start(), child);
    }

    /**
     * Tells the child what to run and carries its output from now on. Called once.
     *
     * @param lastAction runs when the child has ended, before anybody who waits for that is told
     */
    // tag::run[]
    void run(Launch launch, Runnable lastAction) {
        String name = child.name();
        var output = new ReadyLine(process.getInputStream(), () -> ready.complete(null));
        Thread out = LinePump.start(name + "-out", output, () -> System.out);
        Thread err = LinePump.start(name + "-err", process.getErrorStream(), () -> System.err);
        var _ = process.onExit().thenRunAsync(() -> {
            awaitOutput(out, err);
            try {
                lastAction.run();
            } finally {
                ended.complete(null);
                watchers.forEach(Selector::wakeup);
            }
        }, task -> Thread.ofVirtual().name(name + "-end").start(task));
        tell(process.getOutputStream(), launch);
    }

    private static void tell(OutputStream stdin, Launch launch) {
        try {
            launch.writeTo(stdin);
            // It stays open: its end tells the child that this JVM is gone.
        } catch (IOException e) {
            // The child is gone already, killed or unable to start: its exit code will tell.
        }
    }
    // end::run[]

    private static void awaitOutput(Thread... pumps) {
        try {
            for (Thread pump : pumps) {
                pump.join(REST_OF_OUTPUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isDaemon() {
        return child.daemon();
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    OptionalInt exitCode() {
        return process.isAlive()
                ? OptionalInt.empty()
                : OptionalInt.of(ExitCode.ofJdk(process.exitValue()));
    }

    /** Complete when the child has ended and its output has arrived; never fails. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** From now on {@code selector} wakes up at the end. */
    void watch(Selector selector) {
        watchers.add(selector);
        if (ended.isDone()) {
            selector.wakeup();
        }
    }

    void unwatch(Selector selector) {
        watchers.remove(selector);
    }

    void awaitEnd() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw new AssertionError("the end of a process does not fail", e);
        }
    }

    boolean awaitEnd(Duration limit) throws InterruptedException {
        try {
            ended.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new AssertionError("the end of a process does not fail", e);
        }
    }

    /** As soon as the child's JVM can take it. */
    void terminate() {
        // By its handle: Process.destroy would close the child's stdin, its lifeline, as well.
        var _ = ready.thenRun(() -> process.toHandle().destroy());
    }

    void kill() {
        process.toHandle().destroyForcibly();
    }
}
