// Fails: whoReadsDoesNotOvertakeOneWhoWaitsToWrite
// Misconception: who tries often enough gets all in the end.
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
        places.acquire();
        try {
            return task.call();
        } finally {
            places.release();
        }
    }

    /** Writes, alone. */
    public void write(Runnable task) throws InterruptedException {
        door.lockInterruptibly();
        try {
            int taken = 0;
            try {
                while (taken < places.permits()) {
                    if (places.tryAcquire()) {
                        taken++;
                    } else {
                        giveBack(taken);
                        taken = 0;
                        Thread.sleep(1);
                    }
                }
                task.run();
            } finally {
                giveBack(taken);
            }
        } finally {
            door.unlock();
        }
    }

    private void giveBack(int taken) {
        for (int i = 0; i < taken; i++) {
            places.release();
        }
    }
}
