import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.JvmProcess;
import poolcraft.process.TransferException;

/** A worker process, and the pool's end of its pipe. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
final class StrictWorker implements AutoCloseable {

    /** A worker has died while it did the task that fails with this. */
    static final class DiedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final long pid;
        private final int exitCode;

        DiedException(long pid, int exitCode) {
            super("The worker with pid " + pid + " has died while it did this task; its exit code"
                    + " is " + exitCode + ".");
            this.pid = pid;
            this.exitCode = exitCode;
        }

        long pid() {
            return pid;
        }

        int exitCode() {
            return exitCode;
        }
    }

    /** The stack trace of an exception, as it was printed in the worker. */
    static final class RemoteTrace extends Exception {

        private static final long serialVersionUID = 1;

        RemoteTrace(String message) {
            super(message, null, false, false);
        }
    }

    /** What a worker sends. */
    sealed interface Answer extends Serializable {}

    record Done(Object result) implements Answer {}

    record Failed(Throwable problem, String trace) implements Answer {

        static Failed of(Throwable problem) {
            StringWriter trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace));
            return new Failed(problem, "in the worker with pid " + ProcessHandle.current().pid()
                    + ":\n" + trace);
        }

        /** The same, for an exception that has something in it that cannot be sent. */
        Failed asText() {
            return new Failed(new IllegalStateException(
                    problem + " (an exception that cannot be sent)"), trace);
        }

        /** What the task has thrown, with its trace as the last of the causes. */
        Throwable withTrace() {
            Throwable last = problem;
            while (last.getCause() != null) {
                last = last.getCause();
            }
            try {
                last.initCause(new RemoteTrace(trace));
            } catch (IllegalStateException e) {
                last.addSuppressed(new RemoteTrace(trace)); // it has the cause null, for good
            }
            return problem;
        }
    }

    private final JvmProcess process;
    private final Connection pipe;
    private boolean ready;

    /** Starts it. It has a word to say when its JVM is up. */
    StrictWorker() throws IOException {
        Pipe both = Pipe.open();
        Connection childs = both.right();
        process = JvmProcess.start(() -> serve(childs));
        pipe = both.left();
    }

    /**
     * Has the task done; waits for the answer.
     *
     * @throws DiedException if the worker dies of it
     * @throws TransferException if the task cannot be sent
     * @throws UnreadableMessageException if the answer cannot be read here
     */
    Answer call(StrictPool.Task<?> task) throws IOException, InterruptedException {
        try {
            awaitReady();
            pipe.send(task);
            return (Answer) pipe.receive();
        } catch (UnreadableMessageException e) {
            throw e;
        } catch (IOException e) {
            process.join();
            throw new DiedException(process.pid(), process.exitCode().orElseThrow());
        }
    }

    /** The start of a JVM is no part of a task. */
    private void awaitReady() throws IOException, InterruptedException {
        if (!ready) {
            pipe.receive();
            ready = true;
        }
    }

    /** Whether it is dead. It was asked nothing: all that can be received now is the end. */
    boolean isDead() throws IOException {
        return ready && pipe.poll();
    }

    /** No more tasks: the worker ends by itself. */
    @Override
    public void close() throws InterruptedException {
        pipe.close();
        process.join();
    }

    /** In the worker: does one task after the other, until there are no more. */
    private static void serve(Connection pool) throws IOException, InterruptedException {
        try {
            pool.send("ready");
            while (true) {
                send(pool, nextAnswer(pool));
            }
        } catch (IOException e) {
            // the pool has no more tasks, or is gone
        }
    }

    private static Answer nextAnswer(Connection pool) throws IOException, InterruptedException {
        try {
            return answerTo((StrictPool.Task<?>) pool.receive());
        } catch (UnreadableMessageException e) {
            return Failed.of(e);
        }
    }

    private static Answer answerTo(StrictPool.Task<?> task) {
        try {
            return new Done(task.call());
        } catch (Throwable e) {
            return Failed.of(e);
        }
    }

    /** Sends the answer, or why it cannot be sent. */
    private static void send(Connection pool, Answer answer)
            throws IOException, InterruptedException {
        try {
            pool.send(answer);
        } catch (TransferException e) {
            pool.send(answer instanceof Failed failed ? failed.asText() : Failed.of(e));
        }
    }
}
