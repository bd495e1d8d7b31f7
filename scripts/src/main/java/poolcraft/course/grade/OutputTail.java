package poolcraft.course.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a stream to its end, always, and keeps its first and its last 32 KiB. Thread-safe.
 */
final class OutputTail {

    private static final int HALF = 32 * 1024;

    private final byte[] head = new byte[HALF];
    private final byte[] ring = new byte[HALF];
    private long length;

    static OutputTail of(InputStream stream, String name) {
        OutputTail tail = new OutputTail();
        Thread.ofPlatform().daemon().name(name).start(() -> tail.readAll(stream));
        return tail;
    }

    private void readAll(InputStream stream) {
        byte[] buffer = new byte[HALF];
        try (stream) {
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                keep(buffer, n);
            }
        } catch (IOException closed) {
            // the process was killed: what was read so far is what there is
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        int toHead = Math.clamp(HALF - length, 0, count);
        System.arraycopy(bytes, 0, head, (int) Math.min(length, HALF), toHead);
        int position = (int) ((length + toHead) % HALF);
        int rest = count - toHead;
        int first = Math.min(rest, HALF - position);
        System.arraycopy(bytes, toHead, ring, position, first);
        System.arraycopy(bytes, toHead + first, ring, 0, rest - first);
        length += count;
    }

    synchronized String text() {
        String start = text(Arrays.copyOf(head, (int) Math.min(length, HALF)));
        if (length <= HALF) {
            return start;
        }
        int kept = (int) Math.min(length - HALF, HALF);
        byte[] end = new byte[kept];
        int from = (int) ((length - kept) % HALF);
        for (int i = 0; i < kept; i++) {
            end[i] = ring[(from + i) % HALF];
        }
        long lost = length - HALF - kept;
        return start + (lost == 0 ? "" : "\n[... " + lost + " bytes left out ...]\n") + text(end);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
