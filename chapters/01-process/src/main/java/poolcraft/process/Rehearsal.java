package poolcraft.process;

/**
 * What a child that uses a chapter of the library does in its first moments. A child that runs all
 * rehearsals shows the JVM which classes to keep ready in an {@link AotCache}. Children that all begin
 * alike have a {@link Training}.
 *
 * <p>Each chapter names its own as a service; it is public for that reason only, and has a public
 * constructor without arguments.
 */
public interface Rehearsal {

    /** The hand-over of a target from a parent to its child, here from this process to itself. */
    interface Stage {

        /**
         * Turns the target into bytes, reads it back, and runs it. What belongs to one process at a
         * time, and is captured by it, has moved then.
         */
        void perform(ProcessTarget target) throws Exception;
    }

    /** Does it, and leaves nothing behind. */
    void run(Stage stage) throws Exception;
}
