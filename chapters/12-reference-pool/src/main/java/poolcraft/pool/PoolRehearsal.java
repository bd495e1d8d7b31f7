package poolcraft.pool;

import java.util.Arrays;
import java.util.List;
import poolcraft.process.AllowList;
import poolcraft.process.Rehearsal;
import poolcraft.process.StaticFunction;
import poolcraft.process.Transfer;

/** The first tasks of a worker, and its end. For the AOT cache alone. */
public final class PoolRehearsal implements Rehearsal {

    private final Trust trust = new Trust(AllowList.ofThisProcess());
    private final LargeStore store = new LargeStore();
    private final Functions functions = new Functions(trust, store);

    /** Called by the service loader. */
    public PoolRehearsal() {}

    @Override
    public void run(Stage stage) throws Exception {
        try (store;
                Front front = Front.open();
                var worker = new Worker(1, trust, new Metrics(null), Long.MAX_VALUE)) {
            trust.packageOf(PoolRehearsal.class);
            int captured = 2;
            worker.hand(call(() -> captured + 1));
            worker.hand(call(() -> List.of("an", "object")));
            worker.hand(call(() -> {
                throw new IllegalStateException("a failure");
            }));
            worker.hand(chunk(n -> -n));
            worker.leave();
            worker.show();
            String token = front.desk().expect(worker);
            String address = WorkerMain.address(worker, front, token, 0);
            stage.perform(() -> WorkerMain.work(address));
            worker.readAnswers();
        }
    }

    private Task call(SerializableCallable<Object> callable) {
        StaticFunction function = StaticFunctions.of(callable);
        Definition method = functions.method(function, null);
        var transfer = new Transfer();
        return new Nobodys(method, functions.call(Frame.CALL, method,
                Arrays.asList(function.captured()), transfer), transfer);
    }

    private Task chunk(SerializableFunction<Integer, Integer> function) {
        Definition method = functions.method(StaticFunctions.of(function), null);
        var transfer = new Transfer();
        return new Nobodys(method,
                functions.calls(method, new Chunk(2, 1, List.of(1, 2)), transfer), transfer);
    }

    /** A task that nobody waits for. */
    private static final class Nobodys extends Task {

        Nobodys(Definition function, Payload payload, Transfer transfer) {
            super(function, payload, transfer);
        }

        @Override
        boolean isWanted() {
            return true;
        }

        @Override
        void answered(Answer answer) {}

        @Override
        void failed(Throwable problem) {}
    }
}
