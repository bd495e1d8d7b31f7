package poolcraft.manager;

import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Connection;
import poolcraft.pipe.MessageView;

/**
 * The answers that come over a client's connection, which its callers read themselves: a thread of
 * its own for it would cost each call two more changes of thread.
 *
 * <p>Of those who wait, one reads, for all: it hands out the answers to the others until its own is
 * here. Then it appoints another one, by waking it; the others sleep. While nobody waits, nobody
 * reads. Thread-safe.
 */
final class Mailbox {

    private final Connection connection;
    private final String name;
    private final Map<Integer, PendingCall> open = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable ManagerGoneException gone;

    /**
     * The answers over {@code connection}.
     *
     * @param name what to call the manager in messages
     */
    Mailbox(Connection connection, String name) {
        this.connection = connection;
        this.name = name;
    }

    /** From now on there may be an answer to {@code call}. */
    void expect(PendingCall call) {
        open.put(call.number(), call);
        ManagerGoneException why = gone;
        if (why != null) {
            call.fail(why);
        }
    }

    /** There will be no answer to {@code call}: it was not sent. */
    void forget(PendingCall call) {
        open.remove(call.number());
    }

    /**
     * Waits until {@code call} is done.
     *
     * @throws InterruptedException if the thread is interrupted; the call is still expected
     */
    // tag::await[]
    void await(PendingCall call) throws InterruptedException {
        while (!call.isDone()) {
            if (reading.tryLock()) {
                try {
                    readUntil(call);
                } finally {
                    reading.unlock();
                    appointNext();
                }
            } else {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for the manager");
                }
            }
        }
    }
    // end::await[]

    private void readUntil(PendingCall call) throws InterruptedException {
        try {
            while (!call.isDone()) {
                deliver(connection.receiveBytes());
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    private void deliver(byte[] answer) throws IOException {
        MessageView in = Wire.view(answer);
        in.take(1);
        PendingCall call = open.remove(in.readInt());
        if (call != null) {
            call.answer(answer);
        }
    }

    /** Nobody reads now: one of those who wait has to. */
    private void appointNext() {
        for (PendingCall call : open.values()) {
            if (!call.isDone()) {
                call.wake();
                return;
            }
        }
    }

    /** Nothing can be received, or sent, any more, because of {@code cause}. */
    ManagerGoneException fail(IOException cause) {
        ManagerGoneException why = explain(cause);
        gone = why;
        connection.close();
        open.values().forEach(call -> call.fail(why));
        open.clear();
        return why;
    }

    private ManagerGoneException explain(IOException cause) {
        ManagerGoneException earlier = gone;
        if (earlier != null) {
            return earlier;
        }
        String why = cause instanceof EOFException
                ? "its process has ended, or it was closed"
                : String.valueOf(cause.getMessage());
        return new ManagerGoneException("The " + name + " is gone: " + why + ". The objects in it"
                + " are lost, and so are proxies of them.", cause);
    }

    /** Whether nothing will be received any more. */
    boolean isGone() {
        return gone != null;
    }
}
