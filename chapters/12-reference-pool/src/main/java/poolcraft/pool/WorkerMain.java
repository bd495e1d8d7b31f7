package poolcraft.pool;

import java.io.IOException;
import poolcraft.memory.Sleeper;
import poolcraft.process.EndOfProcess;
import poolcraft.process.ProcessTarget;

/** What a worker process runs. */
final class WorkerMain {

    private static final String BETWEEN = "\n";

    private WorkerMain() {}

    /**
     * What a worker has to know, as text: quicker to send than an object is.
     *
     * @param token what to say at the {@link HelloDesk}
     * @param mostMemory see {@link MemoryLimit}
     */
    static String address(Worker worker, Front front, String token, long mostMemory) {
        return String.join(BETWEEN, worker.memoryName(), front.memory().name(),
                front.desk().path(), token, Long.toString(mostMemory),
                Integer.toString(Patience.eagerLooks()));
    }

    /** What the process of a worker runs. It has one text only: so the process starts faster. */
    static ProcessTarget target(String address) {
        return () -> run(address);
    }

    private static void run(String address) throws IOException, InterruptedException {
        work(address);
        // Threads that a task has left would keep this process for ever.
        System.exit(0);
    }

    /** Works until it is told to end, or the pool is gone. */
    static void work(String address) throws IOException, InterruptedException {
        var family = new WorkerFamily();
        EndOfProcess.afterChildren(family);
        String[] parts = address.split(BETWEEN, -1);
        WorkerMemory memory = WorkerMemory.attach(parts[0]);
        Sleeper poolsSleep = Front.attach(parts[1]);
        var bell = new PoolBell(parts[2], parts[3]);
        new WorkerLoop(memory, poolsSleep, bell, new MemoryLimit(Long.parseLong(parts[4])),
                Integer.parseInt(parts[5])).run();
        family.mayStay();
    }
}
