package poolcraft.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A child's tie to its parent: standard input, which nobody writes to any more. Its end means that
 * the parent is gone, however it died; then the child ends, and what the child started, too.
 *
 * <p>States: held until the parent dies (then this JVM halts) or until {@link #letGo()} (when this
 * JVM is about to end anyway). The reader is a daemon thread that sleeps in the read.
 */
final class Lifeline implements Runnable {

    /** The exit code of an orphan. Nobody is left to read it. */
    private static final int ORPHANED = 70;

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final AtomicReference<@Nullable FileChannel> HELD = new AtomicReference<>();

    private static volatile boolean cut;

    private final FileChannel stdin;

    private Lifeline(FileChannel stdin) {
        this.stdin = stdin;
    }

    static void hold(FileChannel stdin) {
        HELD.set(stdin);
        Children.watchOverTheEnd();
        Thread reader = new Thread(new Lifeline(stdin), "poolcraft-lifeline");
        reader.setDaemon(true);
        reader.start();
    }

    /** Ends the reading: a thread inside a native read would delay the end of the JVM by 300 ms. */
    static void letGo() {
        FileChannel stdin = HELD.getAndSet(null);
        if (stdin != null) {
            try {
                stdin.close();
            } catch (IOException e) {
                // It was only read from: there is nothing to lose.
            }
        }
    }

    // tag::lifeline[]
    @Override
    public void run() {
        try {
            awaitEnd();
        } catch (ClosedChannelException e) {
            return;
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        cut = true;
        try {
            endOthers();
        } finally {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    private void awaitEnd() throws IOException {
        ByteBuffer ignored = ByteBuffer.allocate(64);
        while (stdin.read(ignored) >= 0) {
            ignored.clear();
        }
    }
    // end::lifeline[]

    /** Whether the parent is gone. */
    static boolean isCut() {
        return cut;
    }

    /** In a thread of its own: this can be slow, and the end must not be. */
    private static void endOthers() {
        Thread last = new Thread(() -> {
            ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            Children.cleanUp();
        }, "poolcraft-orphans-end");
        last.setDaemon(true);
        last.start();
        try {
            last.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
