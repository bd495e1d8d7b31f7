package poolcraft.course.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import poolcraft.course.book.BookBuilder;
import poolcraft.course.book.BookException;
import poolcraft.course.kit.Kit;
import poolcraft.course.server.BookServer;
import poolcraft.course.server.Browser;
import poolcraft.course.server.PortTakenException;

/** What {@code serve} does, and {@code scripts/course} without a verb: builds and serves the book. */
final class Serving implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Option(names = "--port", defaultValue = "8080", paramLabel = "PORT", description = "The port on 127.0.0.1; 0: any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--no-open", description = "Does not open a browser.")
    private boolean closed;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requirePort();
        Kit kit = Kit.ofLauncher();
        Path folder = BookCommand.folder(kit);
        try (BookServer server = BookServer.bind(folder, port)) {
            BookBuilder.build(kit, folder, System.err::println);
            serve(server);
            return 0;
        } catch (PortTakenException | BookException e) {
            command.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private void serve(BookServer server) throws InterruptedException {
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        IO.println("The book is at " + server.address() + " (Ctrl-C ends it)");
        if (!closed) {
            Browser.open(server.address());
        }
        new CountDownLatch(1).await();
    }

    private void requirePort() {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(command.commandLine(), "--port " + port
                    + " is no port: give a number from 1 to 65535, or 0 for any free one.");
        }
    }
}
