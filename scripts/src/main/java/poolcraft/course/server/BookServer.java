package poolcraft.course.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a folder of static pages on 127.0.0.1.
 *
 * <pre>
 * try (BookServer server = BookServer.bind(Path.of("target/book"), 8080)) {
 *     server.start();
 *     IO.println(server.address());
 * }
 * </pre>
 *
 * <p>Only this machine can connect; a request that names another host is refused, so that no web
 * page can read the book through a name that leads here. Each request gets a virtual thread.
 * Thread-safe.
 */
public final class BookServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private BookServer(HttpServer http, Path folder) {
        this.http = http;
        http.setExecutor(threads);
        http.createContext("/", new PageHandler(folder)).getFilters().add(new OwnHostOnly());
    }

    /**
     * Takes the port, without answering yet.
     *
     * @param port 0 for any free one
     * @throws PortTakenException if another program has it
     * @throws IOException if the port cannot be had for another reason
     */
    public static BookServer bind(Path folder, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(
                InetAddress.getByAddress("127.0.0.1", LOOPBACK), port);
        try {
            return new BookServer(HttpServer.create(address, 0), folder);
        } catch (BindException e) {
            throw new PortTakenException(port, e);
        }
    }

    /** Begins to answer. */
    public void start() {
        http.start();
    }

    /** Its address, as in {@code http://127.0.0.1:8080/}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    /** Ends at once; requests under way are cut off. */
    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
