// Fails: aDeathCostsOneJobOnly
// Misconception: without a worker there is nobody to do the rest.
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

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

    /** A process and the connection to it. */
    private record Worker(JvmProcess process, Connection jobs) implements AutoCloseable {

        static Worker start(Work work) throws IOException {
            Pipe pipe = Pipe.open();
            Connection childs = pipe.right();
            return new Worker(JvmProcess.start(() -> serve(work, childs)), pipe.left());
        }

        Outcome ask(String job) throws IOException, InterruptedException {
            jobs.send(job);
            try {
                return (Outcome) jobs.receive();
            } catch (EOFException e) {
                process.join();
                return new Outcome.Died(process.exitCode().orElseThrow());
            }
        }

        /** No more jobs: the worker ends by itself. */
        @Override
        public void close() throws InterruptedException {
            jobs.close();
            process.join();
        }
    }

    private OneWorker() {}

    /** Has all jobs done, one after the other; an outcome for each of them. */
    public static List<Outcome> run(Work work, List<String> jobs)
            throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        {
            try (Worker worker = Worker.start(work)) {
                runUntilDeath(worker, jobs, outcomes);
            }
        }
        while (outcomes.size() < jobs.size()) {
            outcomes.add(outcomes.getLast());
        }
        return outcomes;
    }

    private static void runUntilDeath(Worker worker, List<String> jobs, List<Outcome> outcomes)
            throws IOException, InterruptedException {
        boolean alive = true;
        while (alive && outcomes.size() < jobs.size()) {
            Outcome outcome = worker.ask(jobs.get(outcomes.size()));
            outcomes.add(outcome);
            alive = !(outcome instanceof Outcome.Died);
        }
    }

    /** In the worker: does one job after the other. */
    private static void serve(Work work, Connection jobs)
            throws IOException, InterruptedException {
        try {
            while (true) {
                String job = (String) jobs.receive();
                jobs.send(outcomeOf(work, job));
            }
        } catch (EOFException e) {
            // no more jobs
        }
    }

    private static Outcome outcomeOf(Work work, String job) {
        try {
            return new Outcome.Done(work.on(job));
        } catch (Exception e) {
            return new Outcome.Failed(e.toString());
        }
    }
}
