package poolcraft.pool;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** A task that a worker has answered, for the JDK's Flight Recorder. */
@Name("poolcraft.Task")
@Label("Pool task")
@Description("A task that a worker of a pool has answered")
@Category("Poolcraft")
@StackTrace(false)
final class TaskEvent extends Event {

    @Label("Worker")
    int worker;

    @Label("Worker's pid")
    long pid;

    @Label("Queue time")
    @Timespan(Timespan.NANOSECONDS)
    long queueTime;

    @Label("Run time")
    @Timespan(Timespan.NANOSECONDS)
    long runTime;

    @Label("Bytes sent")
    long bytes;

    @Label("Failed")
    boolean failed;

    /** Notes a task, if anybody records. */
    static void note(Task task, Answer answer, Worker worker, long queueTime) {
        var event = new TaskEvent();
        if (event.shouldCommit()) {
            event.worker = worker.number();
            event.pid = worker.pid();
            event.queueTime = queueTime;
            event.runTime = answer.nanos();
            event.bytes = task.payload.size();
            event.failed = answer.type() == Frame.FAILURE;
            event.commit();
        }
    }
}
