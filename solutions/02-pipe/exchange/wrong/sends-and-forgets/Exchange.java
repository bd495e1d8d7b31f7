// Fails: aFailedSendingIsReported
// Misconception: what was given to a thread will be done.
import java.io.IOException;
import java.util.concurrent.FutureTask;
import poolcraft.pipe.Connection;

/** Two sides that send to each other at the same time. */
public final class Exchange {

    private Exchange() {}

    /** Sends a message and returns that of the other side. */
    public static byte[] exchange(Connection other, byte[] mine)
            throws IOException, InterruptedException {
        FutureTask<Void> sending = new FutureTask<>(() -> {
            other.sendBytes(mine);
            return null;
        });
        Thread thread = Thread.ofVirtual().start(sending);
        byte[] theirs = other.receiveBytes();
        thread.join();
        return theirs;
    }
}
