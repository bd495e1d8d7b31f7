package poolcraft.grading.runner;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The main class of the grader's child JVM: takes an {@link Order} from standard input, runs each
 * test of it, and reports to the grader.
 *
 * <p>Everything that could be turned against the report is made before the first submitted class is
 * loaded: the connection, the seal, the launcher. From then on {@code System.in} is empty.
 */
public final class Runner {

    private static final int OUT_OF_ORDER = 73;
    private static final long GRACE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Order order;
    private final GraderLink link;
    private final Launcher launcher;
    private volatile boolean orderly;

    private Runner(Order order) throws IOException {
        this.order = order;
        this.link = new GraderLink(order);
        this.launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false).build());
    }

    public static void main(String[] args) throws Exception {
        Order order = Order.read(new DataInputStream(System.in));
        System.setIn(InputStream.nullInputStream());
        new Runner(order).run();
    }

    private void run() throws Exception {
        link.send(new Message.Ready());
        Runtime.getRuntime().addShutdownHook(new Thread(this::reportExit, "grader-exit"));
        prepareForChildren();
        TestLoader loader = new TestLoader(order.classPath());
        Thread.currentThread().setContextClassLoader(loader);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        runTests(loader);
        orderly = true;
        link.send(new Message.Done(threadsLeft(before)));
        link.awaitLeaveToExit();
        System.exit(0);
    }

    /** The library starts a child with this JVM's class path. */
    private void prepareForChildren() {
        List<String> path = new ArrayList<>(order.classPath());
        path.addAll(order.support());
        System.setProperty("java.class.path", String.join(File.pathSeparator, path));
    }

    private void runTests(TestLoader loader) {
        boolean pinned = false;
        for (String test : order.tests()) {
            link.send(new Message.Started(test));
            try {
                if (!pinned) {
                    loader.pinClassesOf(Path.of(order.classPath().get(0)));
                    pinned = true;
                }
                Class<?> testClass = Class.forName(order.testClass(), false, loader);
                link.send(new OneTest(testClass, test).runWith(launcher));
            } catch (Throwable unrecoverable) {
                giveUp(test, unrecoverable);
            }
        }
    }

    /** JUnit itself gave up, as after an OutOfMemoryError: this JVM is no place for more tests. */
    private void giveUp(String test, Throwable why) {
        link.send(new Message.Ended(test, Outcome.FAILED, Failures.of(why)));
        link.send(new Message.Stopping());
        Runtime.getRuntime().halt(OUT_OF_ORDER);
    }

    private List<String> threadsLeft(Set<Thread> before) {
        List<String> left = new ArrayList<>();
        long end = System.nanoTime() + GRACE;
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!thread.isDaemon() && !before.contains(thread) && !endsBefore(thread, end)) {
                List<String> frames = Failures.frames(thread.getStackTrace());
                left.add(thread.getName() + (frames.isEmpty() ? "" : " in " + frames.get(0)));
            }
        }
        return left;
    }

    private static boolean endsBefore(Thread thread, long end) {
        try {
            long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            thread.join(Math.max(1, millis));
        } catch (InterruptedException e) {
            // someone interrupts the runner: then the answer comes now
        }
        return !thread.isAlive();
    }

    /** A shutdown that the runner did not ask for: names the caller of System.exit. */
    private void reportExit() {
        if (orderly) {
            return;
        }
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            for (StackTraceElement frame : stack) {
                if (frame.getClassName().equals("java.lang.Runtime")
                        && frame.getMethodName().equals("exit")) {
                    link.trySend(new Message.Exiting(Failures.frames(stack)));
                    return;
                }
            }
        }
    }
}
