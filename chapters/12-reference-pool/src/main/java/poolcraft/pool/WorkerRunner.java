package poolcraft.pool;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.ThrownFormat;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/** Runs tasks in a worker, and writes what comes of them. Used by the worker's main thread. */
final class WorkerRunner {

    private final Trust trust;
    private final Map<Integer, WorkerFunction> functions;
    private final MessageBuffer answer;

    /**
     * A runner.
     *
     * @param functions those that the worker was told, by their numbers
     * @param answer where the answers are written
     */
    WorkerRunner(Trust trust, Map<Integer, WorkerFunction> functions, MessageBuffer answer) {
        this.trust = trust;
        this.functions = functions;
        this.answer = answer;
    }

    /**
     * Runs the task in {@code in}.
     *
     * @param type as in {@link Frame}
     * @return false if the worker must not go on
     */
    boolean run(byte type, MessageView in) throws IOException {
        long begin = System.nanoTime();
        try {
            WorkerFunction function = functions.get(in.readInt());
            Thread.currentThread().setContextClassLoader(function.loader());
            return switch (type) {
                case Frame.CHUNK -> runChunk(function, in, begin);
                case Frame.PACKED -> runPacked(function, in, begin);
                default -> runCall(function, in, begin);
            };
        } catch (InvocationTargetException e) {
            return fail(e.getCause(), begin) && type != Frame.INIT;
        } catch (Throwable e) {
            return fail(e, begin) && type != Frame.INIT;
        }
    }

    private boolean runCall(WorkerFunction function, MessageView in, long begin) throws Exception {
        Object result = function.call(WorkerFunction.values(in, trust.format()));
        answer.write(Frame.RESULT);
        answer.writeLong(System.nanoTime() - begin);
        var transfer = new Transfer();
        try {
            trust.format().write(result, answer, transfer);
            transfer.sent();
        } catch (TransferException e) {
            throw WorkerResults.unsendable(e);
        }
        return true;
    }

    private boolean runChunk(WorkerFunction function, MessageView in, long begin)
            throws IOException {
        int count = in.readInt();
        int arity = in.readInt();
        var results = new WorkerResults(count, answer, trust.format(), thrown());
        boolean mayGoOn = true;
        for (int i = 0; i < count; i++) {
            @Nullable
            Object[] arguments = new Object[arity];
            try {
                WorkerFunction.read(arguments, in, trust.format());
                results.add(function.call(arguments));
            } catch (Throwable e) {
                mayGoOn &= addFailure(e, results);
            }
        }
        results.finish(System.nanoTime() - begin);
        return mayGoOn;
    }

    private boolean runPacked(WorkerFunction function, MessageView in, long begin)
            throws IOException {
        var arguments = Packed.unpack(trust.format().readPart(in));
        var results = new WorkerResults(arguments.size(), answer, trust.format(), thrown());
        boolean mayGoOn = true;
        for (Object argument : arguments) {
            try {
                results.add(function.call(new Object[]{argument}));
            } catch (Throwable e) {
                mayGoOn &= addFailure(e, results);
            }
        }
        results.finish(System.nanoTime() - begin);
        return mayGoOn;
    }

    /** Whether the worker may go on behind this chunk. */
    private static boolean addFailure(Throwable problem, WorkerResults results)
            throws IOException {
        Throwable thrown = problem instanceof InvocationTargetException call
                ? call.getCause()
                : problem;
        results.addFailure(thrown);
        return mayGoOnAfter(thrown);
    }

    /** Without memory, nobody knows what else has failed in this process. */
    private static boolean mayGoOnAfter(Throwable problem) {
        return !(problem instanceof OutOfMemoryError);
    }

    /** Whether the worker may go on. */
    private boolean fail(Throwable problem, long begin) throws IOException {
        answer.clear();
        answer.write(Frame.FAILURE);
        answer.writeLong(System.nanoTime() - begin);
        thrown().write(problem, answer);
        return mayGoOnAfter(problem);
    }

    /** Whom it trusts grows, so there is another one each time. */
    private ThrownFormat thrown() {
        return new ThrownFormat(trust.format(), WorkerRunner::isOurs);
    }

    /** What is below every task says nothing of this one. */
    private static boolean isOurs(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("poolcraft.pool.Worker") || name.startsWith("poolcraft.process.")
                || name.startsWith("java.lang.reflect.") || name.startsWith("java.lang.invoke.")
                || name.startsWith("jdk.internal.");
    }
}
