package poolcraft.course.grade;

/** The grader itself could not do its work: there is no verdict. */
public final class GraderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GraderException(String message) {
        super(message);
    }

    public GraderException(String message, Throwable cause) {
        super(message + " (" + cause + ")", cause);
    }
}
