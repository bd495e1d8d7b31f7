package poolcraft.manager;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;
import poolcraft.pipe.Listener;
import poolcraft.pipe.Waiting;
import poolcraft.process.JvmProcess;
import poolcraft.process.JvmProcessBuilder;
import poolcraft.process.PrivateFolder;

/** The child process of a manager, as its parent sees it. Thread-safe. */
final class ServerProcess implements AutoCloseable {

    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final JvmProcess process;
    private final Connection lifeline;
    private final SocketAddress address;

    private ServerProcess(JvmProcess process, Connection lifeline, SocketAddress address) {
        this.process = process;
        this.lifeline = lifeline;
        this.address = address;
    }

    /**
     * Starts a manager, and waits until it serves.
     *
     * @throws BindException if its address is taken, or cannot be had
     * @throws IOException if its process ends before that
     */
    static ServerProcess start(Place place, @Nullable SocketAddress address,
            List<Registration> registrations) throws IOException, InterruptedException {
        Key key = Key.random();
        try (Listener listener = Listener.bind(key)) {
            var parent = new ServerMain.Parent(listener.address(), key);
            JvmProcessBuilder builder = JvmProcess.builder().name("Manager").daemon(true);
            place.allowList().names().forEach(builder::allow);
            JvmProcess process = builder
                    .start(() -> ServerMain.run(place, address, registrations, parent));
            boolean started = false;
            try {
                ServerProcess server = await(process, listener);
                started = true;
                return server;
            } finally {
                if (!started) {
                    process.kill();
                }
            }
        }
    }

    private static ServerProcess await(JvmProcess process, Listener listener)
            throws IOException, InterruptedException {
        if (!Waiting.any(List.of(process, listener)).contains(listener)) {
            throw endedEarly(process, null);
        }
        Connection lifeline = listener.accept();
        try {
            Object report = lifeline.receive();
            if (report instanceof SocketAddress address) {
                return new ServerProcess(process, lifeline, address);
            }
            lifeline.close();
            throw new BindException(String.valueOf(report));
        } catch (EOFException e) {
            process.join();
            throw endedEarly(process, e);
        }
    }

    private static IOException endedEarly(JvmProcess process, @Nullable EOFException cause) {
        return new IOException("The process of the manager ended before it could serve, with"
                + " exit code " + process.exitCode().orElseThrow()
                + ". What went wrong there is on System.err.", cause);
    }

    /** Where it listens. */
    SocketAddress address() {
        return address;
    }

    JvmProcess process() {
        return process;
    }

    /** Ends the manager. */
    @Override
    public void close() {
        lifeline.close();
        try {
            if (!process.join(END_LIMIT)) {
                process.kill();
                process.join();
            }
        } catch (InterruptedException e) {
            process.kill();
            Thread.currentThread().interrupt();
        }
        if (process.exitCode().orElse(1) != 0) {
            removeItsFiles();
        }
    }

    /** Who was killed has left its socket. */
    private static void removeItsFiles() {
        try {
            PrivateFolder.temporary().sweep();
        } catch (IOException e) {
            // It stays for the next program.
        }
    }
}
