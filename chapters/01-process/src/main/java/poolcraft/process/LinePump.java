package poolcraft.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Carries what a child prints to a stream of this JVM, whole lines at a time: lines of several
 * children never mix. Runs until the child, and whoever inherited its stream, has closed it.
 */
final class LinePump implements Runnable {

    /** A line longer than this many bytes is passed on in pieces. */
    private static final int LONGEST_LINE = 1 << 16;

    private final InputStream from;
    private final Supplier<PrintStream> to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    /** Asks for the stream at each line, so that a {@code System.setOut} in between holds. */
    LinePump(InputStream from, Supplier<PrintStream> to) {
        this.from = from;
        this.to = to;
    }

    static Thread start(String name, InputStream from, Supplier<PrintStream> to) {
        return Thread.ofPlatform().daemon().name(name).start(new LinePump(from, to));
    }

    // tag::pump[]
    @Override
    public void run() {
        byte[] chunk = new byte[8192];
        try (from) {
            int read;
            while ((read = from.read(chunk)) >= 0) {
                accept(chunk, read);
            }
        } catch (IOException e) {
            // The child was killed, and its stream closed under this thread: that is its end.
        }
        flush();
    }

    private void accept(byte[] chunk, int length) {
        int lineEnd = lastLineEnd(chunk, length);
        line.write(chunk, 0, lineEnd);
        if (lineEnd > 0 || line.size() > LONGEST_LINE) {
            flush();
        }
        line.write(chunk, lineEnd, length - lineEnd);
    }
    // end::pump[]

    private static int lastLineEnd(byte[] chunk, int length) {
        int end = length;
        while (end > 0 && chunk[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void flush() {
        if (line.size() == 0) {
            return;
        }
        PrintStream target = to.get();
        if (takesUtf8(target.charset())) {
            target.write(line.toByteArray(), 0, line.size());
        } else {
            target.print(line.toString(StandardCharsets.UTF_8));
        }
        target.flush();
        line.reset();
    }

    /** A stream that says ASCII is one whose locale is not set: the bytes are better than "??". */
    private static boolean takesUtf8(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII);
    }
}
