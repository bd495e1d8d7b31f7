package poolcraft.grading.runner;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The runner's end of the channel to the grader.
 *
 * <p>Messages are written by a thread of its own: an interrupt of the thread that runs the tests
 * would close the channel. A second thread reads: one byte is the grader's leave to exit; the end
 * of the channel means that the grader is gone, and this JVM halts. Thread-safe.
 */
final class GraderLink {

    private static final int GRADER_IS_GONE = 71;
    private static final int CANNOT_REPORT = 72;

    private record Parcel(Message message, CountDownLatch sent) {}

    private final BlockingQueue<Parcel> parcels = new LinkedBlockingQueue<>();
    private final CountDownLatch leave = new CountDownLatch(1);
    private final SocketChannel channel;
    private final FrameWriter writer;

    GraderLink(Order order) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(order.socket()));
        writer = new FrameWriter(channel, order.key());
        startDaemon("grader-writer", this::writeAll);
        startDaemon("grader-reader", this::awaitLeave);
    }

    private static void startDaemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns once the message is written, interrupted or not. */
    void send(Message message) {
        Parcel parcel = new Parcel(message, new CountDownLatch(1));
        parcels.add(parcel);
        awaitUninterruptibly(parcel.sent(), Integer.MAX_VALUE);
    }

    /** Returns with the grader's leave to exit. */
    void awaitLeaveToExit() {
        awaitUninterruptibly(leave, Integer.MAX_VALUE);
    }

    /** Like {@link #send}, but waits for a second at most. */
    void trySend(Message message) {
        Parcel parcel = new Parcel(message, new CountDownLatch(1));
        parcels.add(parcel);
        awaitUninterruptibly(parcel.sent(), 1);
    }

    private static void awaitUninterruptibly(CountDownLatch latch, int seconds) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await(seconds, TimeUnit.SECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeAll() {
        try {
            while (true) {
                Parcel parcel = parcels.take();
                writer.write(parcel.message());
                parcel.sent().countDown();
            }
        } catch (Throwable broken) {
            // No report, no verdict: the grader sees the end of this JVM and fails the test.
            Runtime.getRuntime().halt(CANNOT_REPORT);
        }
    }

    private void awaitLeave() {
        try {
            if (channel.read(ByteBuffer.allocate(1)) == 1) {
                leave.countDown();
                return;
            }
        } catch (IOException gone) {
            // the same as the end of the channel
        }
        Runtime.getRuntime().halt(GRADER_IS_GONE);
    }
}
