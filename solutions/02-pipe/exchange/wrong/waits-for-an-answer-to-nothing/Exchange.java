// Fails: aFailedSendingIsReportedWhileNothingComes
// Misconception: if sending fails, so does receiving.
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import poolcraft.pipe.Connection;

/** Two sides that send to each other at the same time. */
public final class Exchange {

    private Exchange() {}

    /** Sends a message and returns that of the other side. */
    public static byte[] exchange(Connection other, byte[] mine)
            throws IOException, InterruptedException {
        FutureTask<Void> sending = new FutureTask<>(() -> {
            send(other, mine);
            return null;
        });
        Thread thread = Thread.ofVirtual().start(sending);
        boolean done = false;
        try {
            byte[] theirs = receive(other, sending);
            await(sending);
            done = true;
            return theirs;
        } finally {
            if (!done) {
                other.close();
                thread.interrupt();
            }
            joinWhateverHappens(thread);
        }
    }

    /** Closes the connection if that fails, so that nobody goes on waiting at it. */
    private static void send(Connection other, byte[] mine)
            throws IOException, InterruptedException {
        other.sendBytes(mine);
    }

    private static byte[] receive(Connection other, FutureTask<Void> sending)
            throws IOException, InterruptedException {
        try {
            return other.receiveBytes();
        } catch (IOException e) {
            if (sending.isDone()) {
                await(sending); // if the sending has failed, that is the reason
            }
            throw e;
        }
    }

    private static void await(FutureTask<Void> sending) throws IOException, InterruptedException {
        try {
            sending.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException("Sending has failed: " + e.getCause(), e.getCause());
        }
    }

    /** An interrupt meanwhile is kept for the caller: the thread ends soon. */
    private static void joinWhateverHappens(Thread thread) {
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
