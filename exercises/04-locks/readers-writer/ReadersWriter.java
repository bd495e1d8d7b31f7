import java.util.concurrent.Callable;
import poolcraft.lock.ProcessLock;
import poolcraft.lock.ProcessSemaphore;

/** Many may read at once; who writes is alone. */
public final class ReadersWriter {

    private final ProcessLock door;
    private final ProcessSemaphore places;

    /**
     * A readers-writer lock made of these parts, which all processes share.
     *
     * @param places one for each reader who may be in at once
     */
    public ReadersWriter(ProcessLock door, ProcessSemaphore places) {
        this.door = door;
        this.places = places;
    }

    /** Reads, maybe together with others, and never together with one who writes. */
    public <T> T read(Callable<T> task) throws Exception {
        // A reader needs a place. Who stands in the door?
        return task.call();
    }

    /** Writes, alone. */
    public void write(Runnable task) throws InterruptedException {
        // When is nobody else in?
    }

    @Override
    public String toString() {
        return "ReadersWriter[" + door + ", " + places + "]";
    }
}
