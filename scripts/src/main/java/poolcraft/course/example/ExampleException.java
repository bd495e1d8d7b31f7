package poolcraft.course.example;

/** An example cannot be run or recorded; the message says why and what to do. */
public final class ExampleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ExampleException(String message) {
        super(message);
    }
}
