package poolcraft.course.grade;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import poolcraft.grading.runner.FrameReader;

/**
 * The grader's end of the channel: a Unix domain socket that takes exactly one connection.
 *
 * <p>A thread of its own reads; the grader polls. Thread-safe.
 */
final class RunnerChannel implements AutoCloseable {

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final ServerSocketChannel server;
    private final Path socket;
    private volatile SocketChannel connection;

    RunnerChannel(Path socket, String key) throws IOException {
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        connection = SocketChannel.open(StandardProtocolFamily.UNIX);
        Thread.ofPlatform().daemon().name("runner-channel").start(() -> readAll(key));
    }

    private void readAll(String key) {
        try {
            connection = server.accept();
            closeServer();
            FrameReader reader = new FrameReader(connection, key);
            while (true) {
                events.add(new Event.Told(reader.read()));
            }
        } catch (EOFException end) {
            events.add(new Event.Lost(""));
        } catch (IOException e) {
            events.add(new Event.Lost(String.valueOf(e.getMessage())));
        }
    }

    Event next(long millis) throws InterruptedException {
        Event event = events.poll(millis, TimeUnit.MILLISECONDS);
        return event == null ? new Event.Silence() : event;
    }

    /** Lets the runner exit. */
    void giveLeave() {
        try {
            connection.write(ByteBuffer.allocate(1));
        } catch (IOException gone) {
            // it has left already
        }
    }

    private void closeServer() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }

    @Override
    public void close() {
        try {
            closeServer();
            connection.close();
        } catch (IOException e) {
            // nothing depends on it any more
        }
    }
}
