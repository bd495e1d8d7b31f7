package poolcraft.pipe;

import java.io.Serializable;
import poolcraft.process.JvmProcess;

/** A worker whose own code is on the class path, whoever uses it. */
public final class TaskRunner {

    private TaskRunner() {}

    /** What is sent to it. */
    @FunctionalInterface
    public interface Task extends Serializable {
        Object run(Object argument) throws Exception;
    }

    /** A child that runs the one task that comes, and answers. */
    public static JvmProcess start(Connection childs) {
        return JvmProcess.start(() -> work(childs));
    }

    private static void work(Connection connection) throws Exception {
        Task task = (Task) connection.receive();
        connection.send(task.run(connection.receive()));
    }
}
