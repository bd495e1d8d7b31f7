package poolcraft.pool;

import java.io.IOException;
import poolcraft.memory.Segment;
import poolcraft.memory.Sleeper;

/** What a worker process runs. */
final class WorkerMain {

    private static final String BETWEEN = "\n";

    private WorkerMain() {}

    /**
     * What a worker has to know, as text: quicker to send than an object is.
     *
     * @param memory the name of its {@link WorkerMemory}
     * @param sleep the name of the segment with the word by which the pool says that it sleeps
     * @param desk the path of the {@link HelloDesk}
     * @param token what to say there
     */
    static String address(String memory, String sleep, String desk, String token) {
        return String.join(BETWEEN, memory, sleep, desk, token);
    }

    /** Works until it is told to end, or the pool is gone. */
    static void run(String address) throws IOException, InterruptedException {
        String[] parts = address.split(BETWEEN, -1);
        WorkerMemory memory = WorkerMemory.attach(parts[0]);
        var poolsSleep = new Sleeper(Segment.attach(parts[1]).memory(), 0);
        PoolBell bell = PoolBell.connect(parts[2], parts[3]);
        new WorkerLoop(memory, poolsSleep, bell).run();
        // Threads that a task has left would keep this process for ever.
        System.exit(0);
    }
}
