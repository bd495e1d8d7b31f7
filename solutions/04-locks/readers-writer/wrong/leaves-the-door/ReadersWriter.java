// Fails: ofAKilledWriterTheNextOneIsTold
// Misconception: who has all places needs nothing else.
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
        door.lockInterruptibly();
        try {
            places.acquire();
        } finally {
            door.unlock();
        }
        try {
            return task.call();
        } finally {
            places.release();
        }
    }

    /** Writes, alone. */
    public void write(Runnable task) throws InterruptedException {
        int taken = 0;
        try {
            door.lockInterruptibly();
            try {
                while (taken < places.permits()) {
                    places.acquire();
                    taken++;
                }
            } finally {
                door.unlock();
            }
            task.run();
        } finally {
            giveBack(taken);
        }
    }

    private void giveBack(int taken) {
        for (int i = 0; i < taken; i++) {
            places.release();
        }
    }
}
