package poolcraft.pipe;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * How an exception goes to another process: itself, if it can be serialized; its text; its trace.
 *
 * <pre>
 *  value  the exception, or null
 *  value  its text
 *  value  its stack trace, as it is printed
 * </pre>
 *
 * <p>There it is thrown with the trace of the one who asked, and has the {@link RemoteTrace} as the
 * last of its causes. Thread-safe.
 *
 * @param format writes the three values
 * @param isOurs which frames are the same for every call, and say nothing to the reader
 */
public record ThrownFormat(MessageFormat format, Predicate<StackTraceElement> isOurs) {

    /** Writes {@code thrown}. */
    public void write(Throwable thrown, MessageBuffer out) throws IOException {
        String trace = trace(thrown);
        int begin = out.size();
        var transfer = new Transfer();
        try {
            format.writePart(thrown, out, transfer);
            transfer.sent();
        } catch (TransferException e) {
            out.truncate(begin);
            format.writePart(null, out, new Transfer());
        }
        format.writePart(textOf(thrown), out, new Transfer());
        format.writePart(trace, out, new Transfer());
    }

    /** An exception may be so ill that even its text fails. */
    private static String textOf(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (RuntimeException e) {
            return thrown.getClass().getName();
        }
    }

    private String trace(Throwable thrown) {
        try {
            hideFrames(thrown);
            var text = new StringWriter();
            thrown.printStackTrace(new PrintWriter(text));
            return text.toString().stripTrailing();
        } catch (RuntimeException e) {
            return textOf(thrown) + " (its trace cannot be printed: " + e + ")";
        }
    }

    private void hideFrames(Throwable thrown) {
        List<StackTraceElement> frames = Arrays.asList(thrown.getStackTrace());
        int end = frames.size();
        while (end > 0 && isOurs.test(frames.get(end - 1))) {
            end--;
        }
        if (end > 0) {
            thrown.setStackTrace(frames.subList(0, end).toArray(new StackTraceElement[0]));
        }
    }

    /**
     * The exception in {@code in}, to be thrown here.
     *
     * @param where where it comes from, as in "In worker 3, pid 4711"
     * @throws IOException if the message is damaged
     */
    public Throwable read(MessageView in, String where) throws IOException {
        Object sent = readThrown(in);
        String text = String.valueOf(format.readPart(in));
        var trace = new RemoteTrace(where, String.valueOf(format.readPart(in)));
        if (sent instanceof Throwable thrown) {
            append(thrown, trace);
            return thrown;
        }
        return new RemoteFailureException(where + " it has failed with " + text
                + (sent == null
                        ? ". That exception cannot be sent."
                        : ". That exception cannot be read here: " + sent),
                trace);
    }

    /**
     * Gives {@code thrown} the stack trace of this caller, as if it was thrown here.
     *
     * @param isOurs which of the topmost frames say nothing to the reader
     */
    public static <T extends Throwable> T thrownHere(T thrown,
            Predicate<StackTraceElement> isOurs) {
        StackTraceElement[] frames = new Throwable().getStackTrace();
        int begin = 1;
        while (begin < frames.length && isOurs.test(frames[begin])) {
            begin++;
        }
        thrown.setStackTrace(Arrays.copyOfRange(frames, begin, frames.length));
        return thrown;
    }

    /** The exception; null if it was not sent; the reason, if it cannot be read. */
    private @Nullable Object readThrown(MessageView in) throws IOException {
        try {
            return format.readPart(in);
        } catch (UnreadableMessageException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void append(Throwable thrown, RemoteTrace trace) {
        Throwable last = thrown;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        try {
            last.initCause(trace);
        } catch (IllegalStateException e) {
            thrown.addSuppressed(trace); // it was made with the cause null, for good
        }
    }
}
