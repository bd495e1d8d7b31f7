package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import poolcraft.memory.Buffers;
import poolcraft.memory.Segment;

/**
 * Segments for frames that are too long for a ring: written by one process, read by another, used
 * again and again, since fresh memory costs more than copying.
 *
 * <pre>
 *    0  in use   int   1: from {@link #put} until {@link #release}, by whichever process
 *   64  the frame
 * </pre>
 *
 * <p>Thread-safe.
 */
final class LargeStore implements Closeable {

    /** What is kept for the next frames, at most, in bytes. */
    private static final long KEPT = 64L << 20;

    /** What a buffer keeps for the next frame, at most, in bytes. */
    static final int KEPT_BY_BUFFER = 16 << 20;

    private static final int DATA = 64;
    private static final int SMALLEST = 1 << 18;
    private static final int FREE = 0;
    private static final int IN_USE = 1;
    private static final long PAUSE_NANOS = 500_000;
    private static final VarHandle STATE = Buffers.handle(int[].class);

    private final List<Segment> segments = new ArrayList<>();

    /** A segment with the first {@code length} bytes of {@code frame}. */
    Segment put(byte[] frame, int length) throws IOException {
        Segment segment = take(length);
        frame(segment, length).put(0, frame, 0, length);
        return segment;
    }

    /** A segment of its own with the first {@code length} bytes of {@code frame}: to be closed. */
    static Segment alone(byte[] frame, int length) throws IOException {
        Segment segment = Segment.create((long) DATA + length);
        frame(segment, length).put(0, frame, 0, length);
        return segment;
    }

    private static ByteBuffer state(Segment segment) {
        return Buffers.of(segment.memory().asSlice(0, DATA));
    }

    private static ByteBuffer frame(Segment segment, int length) {
        return Buffers.of(segment.memory().asSlice(DATA, length));
    }

    private synchronized Segment take(int length) throws IOException {
        long kept = 0;
        Segment best = null;
        for (Segment segment : List.copyOf(segments)) {
            if ((int) STATE.getVolatile(state(segment), 0) == FREE) {
                kept += segment.size();
                if (segment.size() - DATA >= length
                        && (best == null || segment.size() < best.size())) {
                    best = segment;
                } else if (kept > KEPT) {
                    segments.remove(segment);
                    segment.close();
                }
            }
        }
        Segment taken = best == null ? add(length) : best;
        STATE.setVolatile(state(taken), 0, IN_USE);
        return taken;
    }

    private Segment add(int length) throws IOException {
        Segment made = Segment.create(DATA + size(length));
        segments.add(made);
        return made;
    }

    /** The next power of two, or eighth of one: frames of about the same size share a segment. */
    private static long size(int length) {
        long step = Math.max(SMALLEST, Long.highestOneBit(length) / 8);
        return (length + step - 1) / step * step;
    }

    /** What was put may be written over. */
    static void release(Segment segment) {
        STATE.setVolatile(state(segment), 0, FREE);
    }

    /** Waits until all that was put is released, or {@code limit} is over. */
    void awaitRelease(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (isInUse() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    private synchronized boolean isInUse() {
        return segments.stream()
                .anyMatch(segment -> (int) STATE.getVolatile(state(segment), 0) == IN_USE);
    }

    /** The first {@code length} bytes of a frame. */
    static byte[] read(Segment segment, int length) {
        byte[] frame = new byte[length];
        read(segment, length, frame);
        return frame;
    }

    /** Copies the first {@code length} bytes of a frame to the beginning of {@code target}. */
    static void read(Segment segment, int length, byte[] target) {
        frame(segment, length).get(0, target, 0, length);
    }

    @Override
    public synchronized void close() throws IOException {
        for (Segment segment : segments) {
            segment.close();
        }
        segments.clear();
    }
}
