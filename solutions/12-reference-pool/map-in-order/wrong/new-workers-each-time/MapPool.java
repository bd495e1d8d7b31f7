// Fails: theSameWorkersDoItAll
// Misconception: each map needs workers of its own.
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.pipe.Waiting;
import poolcraft.process.JvmProcess;

/** Some worker processes that share the items of a list. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class MapPool implements AutoCloseable {

    /** A function that can travel to a worker. */
    public interface Function<T, R> extends java.util.function.Function<T, R>, Serializable {}

    /** What the pool sends: the function is to be applied to the item with this number. */
    private record Call(int number, Function<?, ?> function, Object item) implements Serializable {

        @SuppressWarnings("unchecked") // map has put together what fits
        Answer answer() {
            return new Answer(number, ((Function<Object, Object>) function).apply(item));
        }
    }

    /** What a worker sends: what came out for the item with this number. */
    private record Answer(int number, Object result) implements Serializable {}

    /** A process, and the pool's end of its pipe. */
    private record Worker(JvmProcess process, Connection pipe) {

        static Worker start() throws IOException {
            Pipe pipe = Pipe.open();
            Connection childs = pipe.right();
            return new Worker(JvmProcess.start(() -> serve(childs)), pipe.left());
        }
    }

    private final List<Worker> workers = new ArrayList<>();

    /** Starts so many workers. */
    public MapPool(int workers) throws IOException {
        for (int i = 0; i < workers; i++) {
            this.workers.add(Worker.start());
        }
    }

    /** Has the function applied to each item; the results are in the order of the items. */
    public <T, R> List<R> map(Function<T, R> function, List<T> items)
            throws IOException, InterruptedException {
        int number = workers.size();
        close();
        workers.clear();
        for (int i = 0; i < number; i++) {
            workers.add(Worker.start());
        }
        List<Call> calls = new ArrayList<>();
        for (T item : items) {
            calls.add(new Call(calls.size(), function, item));
        }
        return listOf(resultsOf(calls));
    }

    @SuppressWarnings("unchecked") // the function has returned them
    private static <R> List<R> listOf(Object[] results) {
        return (List<R>) Arrays.asList(results);
    }

    private Object[] resultsOf(List<Call> calls) throws IOException, InterruptedException {
        Object[] results = new Object[calls.size()];
        Iterator<Call> next = calls.iterator();
        List<Connection> busy = new ArrayList<>();
        for (Worker worker : workers) {
            if (next.hasNext()) {
                worker.pipe().send(next.next());
                busy.add(worker.pipe());
            }
        }
        while (!busy.isEmpty()) {
            for (Connection worker : Waiting.any(busy)) {
                Answer answer = (Answer) worker.receive();
                results[answer.number()] = answer.result();
                if (next.hasNext()) {
                    worker.send(next.next());
                } else {
                    busy.remove(worker);
                }
            }
        }
        return results;
    }

    /** Ends the workers, and waits for their end. */
    @Override
    public void close() throws InterruptedException {
        workers.forEach(worker -> worker.pipe().close());
        for (Worker worker : workers) {
            worker.process().join();
        }
    }

    /** In a worker: answers one call after the other, until there are no more. */
    private static void serve(Connection pool) throws IOException, InterruptedException {
        try {
            while (true) {
                pool.send(((Call) pool.receive()).answer());
            }
        } catch (EOFException e) {
            // no more calls
        }
    }
}
