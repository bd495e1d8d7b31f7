package poolcraft.pool;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import poolcraft.process.SessionClasses;
import poolcraft.process.StaticFunction;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * Makes tasks of calls: trusts the function, tells workers of it, writes the arguments. All that is
 * done in the thread that submits, and is a copy from then on. Thread-safe.
 */
final class Submissions {

    private final Engine engine;
    private final Trust trust;
    private final Functions functions;
    private final @Nullable Gate gate;

    /**
     * A way into {@code engine}.
     *
     * @param gate lets calls in; null if it is always open
     */
    Submissions(Engine engine, Trust trust, Functions functions, @Nullable Gate gate) {
        this.engine = engine;
        this.trust = trust;
        this.functions = functions;
        this.gate = gate;
    }

    /** Calls {@code call} in a worker. */
    <R extends @Nullable Object> PoolFuture<R> submit(Callable<? extends R> call) {
        StaticFunction form = StaticFunctions.of(call);
        return isForTheCaller() ? doneHere(call) : submit(call, form);
    }

    /** Runs {@code run} in a worker. */
    PoolFuture<@Nullable Void> submit(Runnable run) {
        StaticFunction form = StaticFunctions.of(run);
        return isForTheCaller() ? doneHere(Executors.callable(run, null)) : submit(run, form);
    }

    private boolean isForTheCaller() {
        StackRoom.check();
        engine.checkTakesTasks();
        return gate != null && !gate.enter();
    }

    private <R extends @Nullable Object> PoolFuture<R> doneHere(Callable<? extends R> call) {
        var future = new PoolFuture<R>(engine);
        try {
            future.complete(call.call());
        } catch (Throwable e) {
            future.completeExceptionally(e);
        }
        return future;
    }

    /** The JShell session that {@code function}, trusted from now on, comes from; null if none. */
    private @Nullable SessionClasses origin(Object function) {
        trust.packageOf(function.getClass());
        return functions.sessionOf(function.getClass());
    }

    private <R extends @Nullable Object> PoolFuture<R> submit(Object original,
            StaticFunction form) {
        var future = new PoolFuture<R>(engine);
        CallTask task;
        try {
            task = task(future, form, origin(original));
        } catch (TransferException e) {
            leaveGate();
            future.deliver(e);
            return future;
        } catch (RuntimeException | Error e) {
            leaveGate();
            throw e;
        }
        submit(future, task);
        return future;
    }

    private CallTask task(PoolFuture<?> future, StaticFunction function,
            @Nullable SessionClasses session) {
        var transfer = new Transfer();
        Definition method = functions.method(function, session);
        Payload payload = functions.call(Frame.CALL, method, Arrays.asList(function.captured()),
                transfer);
        return new CallTask(future, method, payload, transfer, gate);
    }

    /** There is no task that would. */
    private void leaveGate() {
        if (gate != null) {
            gate.leave();
        }
    }

    /** A function to be called many times, until it is retired. */
    Definition bind(SerializableFunction<?, ?> function, Transfer transfer) {
        StackRoom.check();
        return functions.bind(StaticFunctions.of(function), origin(function), transfer);
    }

    /** A function to be called many times, until it is retired. */
    Definition bind(SerializableBiFunction<?, ?, ?> function, Transfer transfer) {
        StackRoom.check();
        return functions.bind(StaticFunctions.of(function), origin(function), transfer);
    }

    /**
     * Does the calls of {@code chunk} in a worker.
     *
     * @throws TransferException if an argument cannot be sent
     */
    void submit(ChunkFuture<?> future, Definition function, Chunk chunk) {
        StackRoom.check();
        var transfer = new Transfer();
        Payload payload = functions.calls(function, chunk, transfer);
        future.isSentWith(chunk.calls(), payload.size());
        submit(future, new CallTask(future, function, payload, transfer, null));
    }

    private void submit(PoolFuture<?> future, CallTask task) {
        future.isOf(task);
        engine.submit(task);
    }

    /** What {@code worker} is to run first. */
    Task first(SerializableRunnable initializer, Worker worker, Results results) {
        var transfer = new Transfer();
        StaticFunction function = StaticFunctions.of(initializer);
        Definition method = functions.method(function, origin(initializer));
        Payload payload = functions.call(Frame.INIT, method, Arrays.asList(function.captured()),
                transfer);
        return new FirstTask(worker, results, method, payload, transfer);
    }
}
