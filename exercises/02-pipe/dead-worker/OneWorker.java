import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Has jobs done in a worker process, and survives its death. */
public final class OneWorker {

    /** What a worker does with a job. */
    public interface Work extends Serializable {

        String on(String job) throws Exception;
    }

    /** What became of a job. */
    public sealed interface Outcome extends Serializable {

        /** It was done. */
        record Done(String result) implements Outcome {}

        /** It has thrown an exception. */
        record Failed(String reason) implements Outcome {}

        /** It has taken its worker with it. */
        record Died(int exitCode) implements Outcome {}
    }

    private OneWorker() {}

    /** Has all jobs done, one after the other; an outcome for each of them. */
    public static List<Outcome> run(Work work, List<String> jobs)
            throws IOException, InterruptedException {
        // One worker, until it dies. How do you hear of it?
        return List.of();
    }
}
