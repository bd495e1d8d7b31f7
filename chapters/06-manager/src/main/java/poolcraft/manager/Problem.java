package poolcraft.manager;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * An exception on its way from a manager to a client: itself, if it can be serialized; its text; its
 * trace. It is thrown in the client with the client's stack trace, and has the manager's as {@link
 * RemoteTrace} at the end of its causes.
 */
final class Problem {

    private static final String OWN_PACKAGE = Problem.class.getPackageName() + ".";

    private Problem() {}

    /** Writes {@code problem}, which a method of a manager's object has thrown. */
    static void write(Throwable problem, MessageBuffer out, Wire wire) throws IOException {
        String trace = trace(problem);
        int begin = out.size();
        var transfer = new Transfer();
        try {
            wire.write(problem, out, transfer);
            transfer.sent();
        } catch (TransferException e) {
            out.truncate(begin);
            wire.write(null, out, new Transfer());
        }
        wire.write(textOf(problem), out, transfer);
        wire.write(trace, out, transfer);
    }

    /** An exception may be so ill that even its text fails. */
    private static String textOf(Throwable problem) {
        try {
            return problem.toString();
        } catch (RuntimeException e) {
            return problem.getClass().getName();
        }
    }

    private static String trace(Throwable problem) {
        try {
            hideFrames(problem);
            var text = new StringWriter();
            problem.printStackTrace(new PrintWriter(text));
            return text.toString().stripTrailing();
        } catch (RuntimeException e) {
            return textOf(problem) + " (its trace cannot be printed: " + e + ")";
        }
    }

    /** What called the method, by reflection, is the same for all of them. */
    private static void hideFrames(Throwable problem) {
        List<StackTraceElement> frames = Arrays.asList(problem.getStackTrace());
        int end = frames.size();
        while (end > 0 && !isOfReflection(frames.get(end - 1))) {
            end--;
        }
        while (end > 0 && isOfReflection(frames.get(end - 1))) {
            end--;
        }
        if (end > 0) {
            problem.setStackTrace(frames.subList(0, end).toArray(new StackTraceElement[0]));
        }
    }

    private static boolean isOfReflection(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("java.lang.reflect.") || name.startsWith("jdk.internal.reflect.");
    }

    /** The exception in {@code in}, made ready to be thrown here. */
    static Throwable read(MessageView in, Wire wire) throws IOException {
        Object problem = problem(in, wire);
        String text = String.valueOf(wire.read(in));
        var trace = new RemoteTrace(String.valueOf(wire.read(in)));
        if (problem instanceof Throwable thrown) {
            appendCause(thrown, trace);
            thrown.setStackTrace(here());
            return thrown;
        }
        return new RemoteFailureException("The call has failed in the manager with " + text
                + (problem == null
                        ? ". That exception cannot be sent."
                        : ". That exception cannot be read here: " + problem),
                trace);
    }

    /** The exception; null if it was not sent; the reason, if it cannot be read. */
    private static @Nullable Object problem(MessageView in, Wire wire) throws IOException {
        try {
            return wire.read(in);
        } catch (UnreadableMessageException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static void appendCause(Throwable thrown, RemoteTrace trace) {
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

    /** Where the proxy was called. */
    private static StackTraceElement[] here() {
        StackTraceElement[] frames = new Throwable().getStackTrace();
        int begin = 0;
        while (begin < frames.length && isOfTheProxy(frames[begin])) {
            begin++;
        }
        return Arrays.copyOfRange(frames, begin, frames.length);
    }

    private static boolean isOfTheProxy(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith(OWN_PACKAGE) || name.startsWith("java.lang.reflect.")
                || name.startsWith("$Proxy", name.lastIndexOf('.') + 1);
    }
}
