package poolcraft.course.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: the book in the browser. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the book on this machine.")
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private final Serving serving = new Serving();

    @Override
    public Integer call() throws Exception {
        return serving.call();
    }
}
