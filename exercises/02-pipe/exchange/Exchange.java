import java.io.IOException;
import poolcraft.pipe.Connection;

/** Two sides that send to each other at the same time. */
public final class Exchange {

    private Exchange() {}

    /** Sends a message and returns that of the other side. */
    public static byte[] exchange(Connection other, byte[] mine)
            throws IOException, InterruptedException {
        // If both sides send and then receive, what happens when the pipe is full?
        return mine.clone();
    }
}
