package poolcraft.pool;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.StaticFunction;

/**
 * A function that a worker was told: a static method and its first arguments, or why there is none.
 *
 * @param loader where it, and what it is given, have their classes
 * @param method the method; null if it cannot be called
 * @param bound what the function has captured
 * @param problem why it cannot be called
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record WorkerFunction(ClassLoader loader, @Nullable Method method, @Nullable Object[] bound,
        @Nullable Exception problem) {

    private static final Object[] NOTHING = {};

    /** The function that a frame defines. What is wrong with it is said to those who call it. */
    static WorkerFunction read(MessageView in, Trust trust, WorkerClasses classes) {
        ClassLoader loader = classes.own();
        try {
            MessageFormat format = trust.format();
            loader = classes.of((String) format.readPart(in), trust.allowList());
            var body = new StaticFunction.Body((String) format.readPart(in),
                    (String) format.readPart(in), (String) format.readPart(in));
            return new WorkerFunction(loader, body.find(trust.allowList(), loader),
                    values(in, format), null);
        } catch (IOException | ReflectiveOperationException | RuntimeException e) {
            return new WorkerFunction(loader, null, NOTHING, e);
        }
    }

    /** So many values as {@code in} says that there are. */
    static @Nullable Object[] values(MessageView in, MessageFormat format) throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return NOTHING;
        }
        @Nullable
        Object[] values = new Object[count];
        read(values, in, format);
        return values;
    }

    /**
     * Reads as many values as {@code target} has elements; afterwards {@code in} is behind them,
     * also if one of them could not be read.
     *
     * @throws UnreadableMessageException if one could not
     */
    static void read(@Nullable Object[] target, MessageView in, MessageFormat format)
            throws IOException {
        UnreadableMessageException problem = null;
        for (int i = 0; i < target.length; i++) {
            try {
                target[i] = format.readPart(in);
            } catch (UnreadableMessageException e) {
                problem = e;
            }
        }
        if (problem != null) {
            throw problem;
        }
    }

    /**
     * Calls it with {@code arguments} behind what is bound.
     *
     * @throws InvocationTargetException with what it has thrown
     * @throws Exception if it cannot be called
     */
    @Nullable
    Object call(@Nullable Object[] arguments) throws Exception {
        if (method == null) {
            throw new IllegalStateException(
                    "The function cannot be called in this worker: " + problem, problem);
        }
        return method.invoke(null, bound.length == 0 ? arguments : behindTheBound(arguments));
    }

    private @Nullable Object[] behindTheBound(@Nullable Object[] arguments) {
        @Nullable
        Object[] all = new Object[bound.length + arguments.length];
        System.arraycopy(bound, 0, all, 0, bound.length);
        System.arraycopy(arguments, 0, all, bound.length, arguments.length);
        return all;
    }
}
