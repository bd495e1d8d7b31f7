package poolcraft.course.grade;

/** A submission cannot be run; the reason is for the student, and the verdict is a fail. */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    RejectedException(Reason reason) {
        super(reason.message());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
