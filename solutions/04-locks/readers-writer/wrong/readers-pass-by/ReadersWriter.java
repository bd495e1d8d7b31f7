// Fails: ofAKilledWriterTheNextOneIsTold
// Misconception: the door is for those who write.
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
                    places.acquire();
                    taken++;
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
