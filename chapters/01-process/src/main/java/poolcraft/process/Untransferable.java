package poolcraft.process;

import java.io.NotSerializableException;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;

/** Why an object cannot travel, in words that name the cause and the remedy. */
final class Untransferable {

    private Untransferable() {}

    static TransferException notSerializable(String what, @Nullable SerializedLambda lambda,
            NotSerializableException cause) {
        String culprit = String.valueOf(cause.getMessage());
        if (lambda != null && capturesThis(lambda, culprit)) {
            return new TransferException(capturedThis(culprit), cause);
        }
        return new TransferException("Cannot send " + what + " to another process: it holds a "
                + culprit + ", which is not Serializable. Send plain data instead and make the "
                + simpleName(culprit) + " in the other process, or let its class implement"
                + " java.io.Serializable.", cause);
    }

    private static boolean capturesThis(SerializedLambda lambda, String culprit) {
        return lambda.getCapturedArgCount() > 0 && lambda.getCapturedArg(0) != null
                && lambda.getCapturedArg(0).getClass().getName().equals(culprit)
                && lambda.getCapturingClass().replace('/', '.').equals(culprit);
    }

    private static String capturedThis(String culprit) {
        return "Cannot send the function to another process: it uses 'this', and " + culprit
                + " is not Serializable. If it calls a method, make that method 'static' (in a"
                + " compact source file, too: without 'static' it belongs to an object). If it"
                + " reads a field, copy the field into a local variable first.";
    }

    static String notAllowed(String className) {
        return "Class " + className + " is not on the allow-list of what may travel between"
                + " processes. If it is yours and holds plain data, allow it where the process or"
                + " the channel is made, as in JvmProcess.builder().allow(\""
                + suggestion(className) + "\").";
    }

    /** The package of the program's own classes; of the JDK's, which can do a lot, the one class. */
    private static String suggestion(String className) {
        if (className.startsWith("java.") || className.startsWith("javax.")) {
            return className;
        }
        int dot = className.lastIndexOf('.');
        return dot < 0 ? className : className.substring(0, dot + 1);
    }

    static TransferException tooDeep(String what, StackOverflowError cause) {
        return new TransferException("Cannot send " + what
                + " to another process: its objects are nested too deeply (a long chain, each"
                + " holding the next). Send them as a list or an array.", cause);
    }

    static TransferException because(Exception cause) {
        return new TransferException("Cannot send the object to another process: writing it failed"
                + " with " + cause + ". The cause below says where.", cause);
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
