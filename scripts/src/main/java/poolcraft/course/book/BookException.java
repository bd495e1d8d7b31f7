package poolcraft.course.book;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The book was not built, because of problems in its text; nothing was written. */
public final class BookException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BookException(List<Problem> problems, Path root) {
        super(problems.stream().map(problem -> problem.text(root)).distinct()
                .collect(Collectors.joining("\n")));
    }

    /** For a problem that leaves no book to go on with. */
    static BookException of(Problem problem, Path root) {
        return new BookException(List.of(problem), root);
    }
}
