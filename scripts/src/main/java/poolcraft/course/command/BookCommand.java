package poolcraft.course.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import poolcraft.course.book.BookBuilder;
import poolcraft.course.book.BookException;
import poolcraft.course.kit.Kit;

/** {@code book}: the book as static pages. */
@Command(name = "book", mixinStandardHelpOptions = true, description = "Renders the book as static pages.")
final class BookCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write it; default: target/book.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Kit kit = Kit.ofLauncher();
        Path folder = out == null ? folder(kit) : out.toAbsolutePath();
        try {
            BookBuilder.build(kit, folder, System.err::println);
        } catch (BookException e) {
            System.err.println(e.getMessage());
            return 1;
        }
        IO.println(folder.resolve("index.html"));
        return 0;
    }

    /** Where the book is unless another folder is named. */
    static Path folder(Kit kit) {
        return kit.target().resolve("book");
    }
}
