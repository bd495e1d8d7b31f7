package poolcraft.course.command;

/** The command line asks for something that does not exist; the message says what does. */
final class WrongUsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUsageException(String message) {
        super(message);
    }
}
