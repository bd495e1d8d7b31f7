package poolcraft.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A function that runs in a JVM of its own: CPython's {@code multiprocessing.Process}.
 *
 * <p>The child has the same Java and the same class path, and shares no object with its parent: it
 * gets a copy of what the target captures, and its static fields have their initial values. What it
 * prints arrives on the parent's {@code System.out} and {@code System.err}, in whole lines. Its
 * standard input is empty.
 *
 * <pre>{@code
 * static void worker(int number) {
 *     System.out.println("worker " + number + ", pid " + JvmProcess.current().pid());
 * }
 *
 * int number = 3;
 * try (JvmProcess process = JvmProcess.start(() -> worker(number))) {
 *     process.join();
 *     System.out.println("exit code " + process.exitCode().getAsInt());
 * }
 * }</pre>
 *
 * <p>A process is, one after the other:
 *
 * <pre>
 *  NEW      --start-->            STARTED   the child runs; pid known
 *  STARTED  --the child ends-->   ENDED     exit code known, its output printed
 *  NEW, ENDED  --close-->         CLOSED    every use is an error
 * </pre>
 *
 * <p><b>The end of the child.</b> It ends when its target has returned and its threads that are no
 * daemons have finished: exit code 0. {@code System.exit(n)} gives n. An exception gives 1 and its
 * trace on the parent's {@code System.err}. A signal n gives -n; Java cannot tell it from {@code
 * System.exit(128 + n)}, so that gives -n, too. On Windows there are no signals.
 *
 * <p><b>The end of the parent.</b> When it ends by itself, also by {@code System.exit}, it
 * terminates its daemons and waits for its other children. When it is stopped by a signal, it
 * terminates them all. When it is killed, all halt within a second, however busy they are.
 *
 * <p>Thread-safe. Memory effects: what happens before {@link #start()} is seen by the target as far
 * as it was copied; what the child did before its end is over when {@link #join()} returns.
 *
 * <p>Instead use {@link ProcessBuilder} for a program that is not Java code of yours.
 */
public final class JvmProcess implements Waitable, AutoCloseable {

    private final Settings settings;
    private final ProcessTarget target;
    private volatile @Nullable RunningChild running;
    private volatile boolean closed;

    JvmProcess(Settings settings, ProcessTarget target) {
        this.settings = settings;
        this.target = Objects.requireNonNull(target, "target");
    }

    /** A process for {@code target}, not started yet, with the settings of {@link #builder()}. */
    public static JvmProcess of(ProcessTarget target) {
        return builder().of(target);
    }

    /** Starts {@code target} in a child JVM; see {@link #start()}. */
    public static JvmProcess start(ProcessTarget target) {
        return builder().start(target);
    }

    /** For a process with a name, as a daemon, with JVM options, and so on. */
    public static JvmProcessBuilder builder() {
        return new JvmProcessBuilder();
    }

    /** The process that asks: {@code multiprocessing.current_process()}. */
    public static ProcessInfo current() {
        return Identity.self();
    }

    /** The process that started this one as a child; empty in the first process. */
    public static Optional<ProcessInfo> parent() {
        return Identity.parent();
    }

    /** The children of this process that are alive: {@code multiprocessing.active_children()}. */
    public static List<JvmProcess> activeChildren() {
        return Children.alive();
    }

    /**
     * Starts the child.
     *
     * @return this
     * @throws IllegalStateException if it was started before, or if this JVM is ending
     * @throws TransferException if the target cannot be sent; then no process has been started
     * @throws UncheckedIOException if the operating system refuses another process
     */
    public synchronized JvmProcess start() {
        checkOpen();
        if (running != null) {
            throw new IllegalStateException("Process " + name() + " was started before, with pid "
                    + pid() + ". A process runs once: make another one with JvmProcess.of.");
        }
        Children.watchOverTheEnd();
        var transfer = new Transfer();
        try {
            Launch launch = settings.launchOf(target, transfer);
            RunningChild child = RunningChild.start(settings.command(), settings.child());
            running = child;
            Children.add(this, child);
            child.run(launch, () -> {
                Children.remove(this);
                launch.classes().ifPresent(ClassServer::withdraw);
                transfer.lost();
            });
        } catch (IOException e) {
            transfer.failed();
            throw new UncheckedIOException("Cannot start process " + name()
                    + ": the operating system refused it.", e);
        } catch (RuntimeException e) {
            transfer.failed();
            throw e;
        }
        transfer.sent();
        return this;
    }

    /** The name that it was given, or one made from its number: {@code Process-1}. */
    public String name() {
        checkOpen();
        return settings.child().name();
    }

    /** Whether it is terminated when this process ends. */
    public boolean isDaemon() {
        checkOpen();
        return settings.child().daemon();
    }

    /**
     * The child's process id.
     *
     * @throws IllegalStateException if it was not started
     */
    public long pid() {
        return started().pid();
    }

    /** Whether the child runs: false before the start and after the end. */
    public boolean isAlive() {
        checkOpen();
        RunningChild child = running;
        return child != null && child.isAlive();
    }

    /** How the child ended; empty before its start and while it runs. */
    public OptionalInt exitCode() {
        checkOpen();
        RunningChild child = running;
        return child == null ? OptionalInt.empty() : child.exitCode();
    }

    /**
     * Waits until the child has ended and all it printed has arrived.
     *
     * @throws IllegalStateException if it was not started
     */
    public void join() throws InterruptedException {
        started().awaitEnd();
    }

    /**
     * Waits for the child's end, at most for {@code limit}; zero and less do not wait.
     *
     * @return whether it has ended
     * @throws IllegalStateException if it was not started
     */
    public boolean join(Duration limit) throws InterruptedException {
        return started().awaitEnd(limit);
    }

    /**
     * A future that is complete when the child has ended: CPython's {@code sentinel}, to be waited
     * for together with others, as in {@code CompletableFuture.anyOf}. Completing or cancelling it
     * does nothing to the child.
     *
     * @throws IllegalStateException if it was not started
     */
    public CompletableFuture<JvmProcess> onExit() {
        return started().ended().thenApply(_ -> this);
    }

    /**
     * Whether the child has ended and all it printed has arrived.
     *
     * @throws IllegalStateException if it was not started
     */
    @Override
    public boolean isReady() {
        return started().ended().isDone();
    }

    @Override
    public void watch(Selector selector) {
        started().watch(selector);
    }

    @Override
    public void unwatch(Selector selector) {
        started().unwatch(selector);
    }

    /**
     * Asks the child to end (SIGTERM): its shutdown hooks run. Nothing happens if it has ended. A
     * child whose JVM is still starting is asked as soon as it is up.
     *
     * @throws IllegalStateException if it was not started
     */
    public void terminate() {
        started().terminate();
    }

    /**
     * Ends the child at once (SIGKILL). Nothing happens if it has ended.
     *
     * @throws IllegalStateException if it was not started
     */
    public void kill() {
        started().kill();
    }

    /**
     * Gives this object up; any later use is an error. Closing twice does nothing.
     *
     * @throws IllegalStateException if the child is alive: join it first, or kill it
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        if (isAlive()) {
            throw new IllegalStateException("Process " + name() + " (pid " + pid()
                    + ") is still alive and cannot be closed. Call join() first, or kill().");
        }
        closed = true;
    }

    private RunningChild started() {
        checkOpen();
        RunningChild child = running;
        if (child == null) {
            throw new IllegalStateException(
                    "Process " + name() + " has not been started. Call start() first.");
        }
        return child;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "Process " + settings.child().name() + " has been closed.");
        }
    }

    @Override
    public String toString() {
        RunningChild child = running;
        String pid = child == null ? "not started" : "pid " + child.pid();
        return "JvmProcess[" + settings.child().name() + ", " + pid + "]";
    }
}
