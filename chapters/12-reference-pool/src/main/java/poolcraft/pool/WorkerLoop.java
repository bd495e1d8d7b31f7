package poolcraft.pool;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import poolcraft.memory.RingReader;
import poolcraft.memory.RingWriter;
import poolcraft.memory.Segment;
import poolcraft.memory.Sleeper;
import poolcraft.memory.Spin;
import poolcraft.memory.Waited;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.ThrownFormat;
import poolcraft.process.AllowList;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * The loop of a worker: takes a frame from its inbox, does what that says, and puts an answer into
 * its outbox. CPython's function {@code worker}. Used by the worker's main thread.
 */
final class WorkerLoop {

    /** As good as for ever. */
    private static final Duration LONG = Duration.ofDays(365);

    private static final byte[] FULL = {Frame.FULL};

    private final Claims claims;
    private final RingReader inbox;
    private final RingWriter outbox;
    private final Sleeper poolsSleep;
    private final PoolBell bell;
    private final Trust trust = new Trust(AllowList.ofThisProcess());
    private final Map<Integer, WorkerFunction> functions = new HashMap<>();
    private final WorkerClasses classes = new WorkerClasses();
    private final LargeView larges = new LargeView();
    private final LargeStore store = new LargeStore();
    private final byte[] buffer = new byte[WorkerMemory.LONGEST_FRAME];
    private byte[] large = {};
    private final MessageView frame = new MessageView();
    private final MessageBuffer answer = new MessageBuffer(MessageFormat.DEFAULT_LIMIT);
    private final MemoryLimit memoryLimit;
    private final int looks;
    private long number;
    private boolean goesOn = true;

    /**
     * A loop.
     *
     * @param looks how often to look for the next task before falling asleep: the pool knows how
     *     many processors there are, this JVM was given some of them
     */
    WorkerLoop(WorkerMemory memory, Sleeper poolsSleep, PoolBell bell, MemoryLimit memoryLimit,
            int looks) {
        this.memoryLimit = memoryLimit;
        this.looks = looks;
        this.claims = memory.claims();
        this.inbox = memory.inbox().reader(bell);
        this.outbox = memory.outbox().writer(bell);
        this.poolsSleep = poolsSleep;
        this.bell = bell;
    }

    /** Works until it is told to end, or the pool is gone. */
    void run() throws IOException, InterruptedException {
        while (goesOn) {
            int length = inbox.take(buffer);
            if (length >= 0) {
                inbox.release();
                frame.set(buffer, 0, length);
                obey(frame);
            } else if (!Spin.politely(inbox::isReady, looks)) {
                goesOn = inbox.await(LONG) != Waited.OTHER_IS_GONE;
            }
        }
    }

    private void obey(MessageView in) throws IOException, InterruptedException {
        byte type = (byte) in.read();
        switch (type) {
            case Frame.CALL, Frame.CHUNK, Frame.INIT -> work(type, in, false);
            case Frame.DEFINE ->
                functions.put(in.readInt(), WorkerFunction.read(in, trust, classes));
            case Frame.FORGET -> functions.remove(in.readInt());
            case Frame.TRUST -> trust.add((String) trust.format().readPart(in));
            case Frame.LARGE -> obeyLarge(in);
            case Frame.END -> goesOn = false;
            default -> throw new IOException("The pool has sent a frame of type " + type
                    + ", which there is not.");
        }
    }

    /** The segment of a task that was revoked may hold another frame by now: it is not touched. */
    private void obeyLarge(MessageView in) throws IOException, InterruptedException {
        byte type = (byte) in.read();
        if (type == Frame.DEFINE) {
            defineFrom(in);
        } else {
            work(type, in, true);
        }
    }

    private void defineFrom(MessageView in) throws IOException {
        try {
            MessageView whole = inside(in);
            functions.put(whole.readInt(), WorkerFunction.read(whole, trust, classes));
        } catch (NoSuchFileException e) {
            // All its calls are done, or were cancelled.
        }
    }

    /** What lies in the segment that {@code in} names, behind the type. */
    private MessageView inside(MessageView in) throws IOException {
        int length = in.readInt();
        Segment segment = larges.get((String) trust.format().readPart(in));
        if (length > large.length || large.length > LargeStore.KEPT_BY_BUFFER) {
            large = new byte[length];
        }
        LargeStore.read(segment, length, large);
        var inside = new MessageView();
        inside.set(large, 1, length - 1);
        return inside;
    }

    // tag::work[]
    private void work(byte type, MessageView in, boolean isLarge)
            throws IOException, InterruptedException {
        long mine = number++;
        answer.clear();
        if (!claims.take(mine)) {
            answer.write(Frame.SKIPPED);
            send();
            return;
        }
        run(type, isLarge ? inside(in) : in);
        // What a task has left of an interrupt is not for the next one.
        Thread.interrupted();
        if (!claims.finish(mine)) {
            awaitDeath();
        }
        send();
        if (memoryLimit.isExceededNow()) {
            send(FULL, FULL.length);
        }
    }
    // end::work[]

    private static void awaitDeath() {
        while (true) {
            LockSupport.park();
        }
    }

    /** Runs the task, and writes the answer. */
    private void run(byte type, MessageView in) throws IOException {
        long begin = System.nanoTime();
        try {
            WorkerFunction function = functions.get(in.readInt());
            Thread.currentThread().setContextClassLoader(function.loader());
            if (type == Frame.CHUNK) {
                runChunk(function, in);
            } else {
                var transfer = new Transfer();
                Object result = function.call(WorkerFunction.values(in, trust.format()));
                begin(Frame.RESULT, begin);
                write(result, transfer);
            }
        } catch (InvocationTargetException e) {
            fail(e.getCause(), begin);
        } catch (Throwable e) {
            fail(e, begin);
        }
        if (type == Frame.INIT && answer.array()[0] == Frame.FAILURE) {
            goesOn = false;
        }
    }

    private void write(@Nullable Object result, Transfer transfer) {
        try {
            trust.format().write(result, answer, transfer);
            transfer.sent();
        } catch (TransferException e) {
            throw unsendable(e);
        }
    }

    private static TransferException unsendable(TransferException problem) {
        return new TransferException("The task was done, but its result cannot be sent back. "
                + problem.getMessage(), problem);
    }

    private void runChunk(WorkerFunction function, MessageView in) throws IOException {
        long begin = System.nanoTime();
        begin(Frame.RESULTS, begin);
        int count = in.readInt();
        int arity = in.readInt();
        answer.writeInt(count);
        for (int i = 0; i < count; i++) {
            runItem(function, in, arity);
        }
        answer.setLong(1, System.nanoTime() - begin);
    }

    private void runItem(WorkerFunction function, MessageView in, int arity) throws IOException {
        int at = answer.size();
        @Nullable
        Object[] arguments = new Object[arity];
        try {
            WorkerFunction.read(arguments, in, trust.format());
            Object result = function.call(arguments);
            answer.write(0);
            writePart(result, new Transfer());
        } catch (InvocationTargetException e) {
            failItem(e.getCause(), at);
        } catch (Throwable e) {
            failItem(e, at);
        }
    }

    private void writePart(@Nullable Object result, Transfer transfer) throws IOException {
        try {
            trust.format().writePart(result, answer, transfer);
            transfer.sent();
        } catch (TransferException e) {
            throw unsendable(e);
        }
    }

    private void failItem(Throwable problem, int at) throws IOException {
        answer.truncate(at);
        answer.write(1);
        thrown().write(problem, answer);
    }

    private ThrownFormat thrown() {
        return new ThrownFormat(trust.format(), WorkerLoop::isOurs);
    }

    private void begin(byte type, long begin) throws IOException {
        answer.write(type);
        answer.writeLong(System.nanoTime() - begin);
    }

    private void fail(Throwable problem, long begin) throws IOException {
        // Nobody knows what else has failed in this JVM for want of memory.
        goesOn &= !(problem instanceof OutOfMemoryError);
        answer.clear();
        begin(Frame.FAILURE, begin);
        thrown().write(problem, answer);
    }

    /** What is below every task says nothing of this one. */
    private static boolean isOurs(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("poolcraft.pool.Worker") || name.startsWith("poolcraft.process.")
                || name.startsWith("java.lang.reflect.") || name.startsWith("java.lang.invoke.")
                || name.startsWith("jdk.internal.");
    }

    private void send() throws IOException, InterruptedException {
        if (answer.size() > WorkerMemory.LONGEST_FRAME) {
            Segment segment = store.put(answer.array(), answer.size());
            byte[] reference = Payload.reference(segment.name(), answer, trust.format());
            send(reference, reference.length);
        } else {
            send(answer.array(), answer.size());
        }
    }

    private void send(byte[] bytes, int length) throws InterruptedException {
        while (!outbox.put(bytes, 0, length)) {
            outbox.awaitRoomFor(length, LONG);
        }
        outbox.show();
        poolsSleep.wakeOther(bell);
    }
}
