package poolcraft.pool;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import poolcraft.memory.RingReader;
import poolcraft.memory.RingWriter;
import poolcraft.memory.Segment;
import poolcraft.memory.Sleeper;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.MessageView;
import poolcraft.process.AllowList;

/**
 * The loop of a worker: takes a frame from its inbox, does what that says, and puts an answer into
 * its outbox. CPython's function {@code worker}. Used by the worker's main thread.
 */
final class WorkerLoop {

    /** As good as for ever. */
    private static final Duration LONG = Duration.ofDays(365);

    /**
     * So long a worker is young: it looks for work again and again, and leaves the processor to
     * those that still start, before it takes the time that its bell needs.
     */
    private static final long YOUNG_NANOS = 100_000_000;

    private static final long POLL_NANOS = 1_000_000;

    /** The pool may take so long to read the last answer: what this process has made goes with it. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(10);

    private static final byte[] FULL = {Frame.FULL};

    private final Claims claims;
    private final RingReader inbox;
    private final RingWriter outbox;
    private final Sleeper poolsSleep;
    private final PoolBell bell;
    private final Trust trust = new Trust(AllowList.ofThisProcess());
    private final Map<Integer, WorkerFunction> functions = new HashMap<>();
    private final WorkerRunner runner;
    private final WorkerClasses classes = new WorkerClasses();
    private final LargeView larges = new LargeView();
    private final LargeStore store = new LargeStore();
    private final byte[] buffer = new byte[WorkerMemory.LONGEST_FRAME];
    private byte[] large = {};
    private final MessageView frame = new MessageView();
    private final MessageBuffer answer = new MessageBuffer(MessageFormat.DEFAULT_LIMIT);
    private final MemoryLimit memoryLimit;
    private final Patience patience;
    private final long oldAt = System.nanoTime() + YOUNG_NANOS;
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
        this.patience = new Patience(looks);
        this.runner = new WorkerRunner(trust, functions, answer);
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
                patience.renew();
                frame.set(buffer, 0, length);
                obey(frame);
            } else if (!patience.lasts()) {
                goesOn = rest();
                patience.slept();
            }
        }
        store.awaitRelease(LAST_ANSWER);
    }

    /** Sleeps until there is work, or for some time; false if the pool is gone. */
    private boolean rest() {
        if (oldAt - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, POLL_NANOS);
            return true;
        }
        if (!inbox.fallAsleep()) {
            return true;
        }
        try {
            return bell.await(LONG) || inbox.isReady();
        } finally {
            inbox.wakeUp();
        }
    }

    private void obey(MessageView in) throws IOException, InterruptedException {
        byte type = (byte) in.read();
        switch (type) {
            case Frame.CALL, Frame.CHUNK, Frame.PACKED, Frame.INIT -> work(type, in, false);
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
        goesOn &= runner.run(type, isLarge ? inside(in) : in);
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
