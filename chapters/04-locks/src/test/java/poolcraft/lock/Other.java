package poolcraft.lock;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import poolcraft.process.ProcessTarget;

/** Another thread of this process; what fails there fails the test here. */
final class Other<T> {

    private static final int LIMIT_SECONDS = 30;

    private final FutureTask<T> task;
    private final Thread thread;

    private Other(Callable<T> work) {
        this.task = new FutureTask<>(work);
        this.thread = Thread.ofPlatform().daemon().start(task);
    }

    static <T> Other<T> start(Callable<T> work) {
        return new Other<>(work);
    }

    static Other<Void> run(ProcessTarget work) {
        return new Other<>(() -> {
            work.run();
            return null;
        });
    }

    /** What another thread gets from {@code work}. */
    static <T> T get(Callable<T> work) throws Exception {
        return start(work).result();
    }

    /** What another thread finds out. */
    static boolean finds(Callable<Boolean> work) throws Exception {
        return get(work);
    }

    /** Waits until the thread waits for something. */
    Other<T> awaitWaiting() {
        Child.await(() -> switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> true;
            case TERMINATED -> throw new AssertionError("the thread has ended: " + task);
            default -> false;
        });
        return this;
    }

    /** Waits until the thread is in a method of this name. */
    void awaitIn(String method) {
        Child.await(() -> Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method)));
    }

    Other<T> interrupt() {
        thread.interrupt();
        return this;
    }

    boolean isDone() {
        return task.isDone();
    }

    T result() throws Exception {
        try {
            return task.get(LIMIT_SECONDS, SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (TimeoutException e) {
            throw new AssertionError("not within " + LIMIT_SECONDS + " s", e);
        }
    }
}
