package poolcraft.pool;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** The start or the end of a worker, for the JDK's Flight Recorder. */
@Name("poolcraft.Worker")
@Label("Pool worker")
@Description("The start or the end of a worker of a pool")
@Category("Poolcraft")
@StackTrace(false)
final class WorkerEvent extends Event {

    @Label("Worker")
    int worker;

    @Label("Worker's pid")
    long pid;

    @Label("What happened")
    String what = "";

    /** Notes that something happened to {@code worker}, if anybody records. */
    static void note(Worker worker, String what) {
        var event = new WorkerEvent();
        if (event.shouldCommit()) {
            event.worker = worker.number();
            event.pid = worker.pid();
            event.what = what;
            event.commit();
        }
    }
}
