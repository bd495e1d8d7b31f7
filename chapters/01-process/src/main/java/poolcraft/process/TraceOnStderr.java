package poolcraft.process;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;

/** Prints what ended the child, headed by the child's name, without the frames below the target. */
final class TraceOnStderr implements Thread.UncaughtExceptionHandler {

    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
        hideOwnFrames(problem);
        var text = new StringWriter();
        var out = new PrintWriter(text);
        out.print("Process " + Identity.self().name() + ": ");
        problem.printStackTrace(out);
        out.flush();
        System.err.print(text);
        System.err.flush();
    }

    private static void hideOwnFrames(Throwable problem) {
        List<StackTraceElement> frames = Arrays.asList(problem.getStackTrace());
        int end = frames.size();
        while (end > 0 && isOwn(frames.get(end - 1))) {
            end--;
        }
        if (end > 0) {
            problem.setStackTrace(frames.subList(0, end).toArray(new StackTraceElement[0]));
        }
    }

    private static boolean isOwn(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.equals(ChildMain.class.getName()) || name.equals(StaticCall.class.getName())
                || name.equals(PlainCall.class.getName())
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("jdk.internal.reflect.");
    }
}
