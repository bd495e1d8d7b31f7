package poolcraft.process;

import java.io.IOException;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function that is a static method and what comes before its arguments: so it can be called by
 * name in another process.
 *
 * <p>The body of a serializable lambda that does not use {@code this} is a static method, and so is
 * what a reference to a static method names. To call it by its name spares the other process the
 * machinery that makes lambdas: 15 ms in a young JVM.
 *
 * <pre>{@code
 * Function<Integer, Integer> plus3 = (Function<Integer, Integer> & Serializable) x -> add(three, x);
 * StaticFunction function = StaticFunction.of(plus3).orElseThrow();
 * // over there
 * Method method = function.body().find(allowList, loader);
 * method.invoke(null, captured of plus3, argument);
 * }</pre>
 *
 * <p>Thread-safe, if what was captured is.
 *
 * @param body the method
 * @param captured what the function captured: the first arguments of the method; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record StaticFunction(Body body, @Nullable Object[] captured) {

    private static final Object[] NOTHING = {};

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    /**
     * The name of a static method.
     *
     * @param owner the class that declares it
     * @param method its name
     * @param descriptor its parameters and result, as the JVM writes them
     */
    public record Body(String owner, String method, String descriptor) {

        // What a record is given by the compiler would cost a young JVM milliseconds.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Body body && owner.equals(body.owner)
                    && method.equals(body.method) && descriptor.equals(body.descriptor);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * owner.hashCode() + method.hashCode()) + descriptor.hashCode();
        }

        static Body of(SerializedLambda lambda) {
            return new Body(lambda.getImplClass().replace('/', '.'), lambda.getImplMethodName(),
                    lambda.getImplMethodSignature());
        }

        /**
         * The method, as {@code loader} knows it.
         *
         * @throws IOException if its class is not on the list
         * @throws ClassNotFoundException if there is no such class
         * @throws NoSuchMethodException if the class is another version, without the method
         */
        public Method find(AllowList allowList, ClassLoader loader)
                throws IOException, ClassNotFoundException, NoSuchMethodException {
            Class<?> type = Class.forName(owner, false, loader);
            if (!allowList.allows(type)) {
                throw new IOException("class " + owner + " is not on the allow-list");
            }
            for (Method candidate : type.getDeclaredMethods()) {
                if (candidate.getName().equals(method)
                        && descriptor(candidate).equals(descriptor)) {
                    candidate.setAccessible(true);
                    return candidate;
                }
            }
            throw new NoSuchMethodException(owner + "." + method + descriptor);
        }

        private static String descriptor(Method method) {
            StringBuilder text = new StringBuilder("(");
            for (Class<?> parameter : method.getParameterTypes()) {
                text.append(parameter.descriptorString());
            }
            return text.append(')').append(method.getReturnType().descriptorString()).toString();
        }
    }

    /** {@code function} in this form; empty if it is an object of its own. */
    public static Optional<StaticFunction> of(Object function) {
        return Optional.ofNullable(SHAPES.get(function.getClass()).read(function));
    }

    /** What is the same for all functions of one class: found out once. */
    private static final class Shape {

        private static final Shape OBJECT = new Shape(null);

        private final @Nullable Method writeReplace;

        /** Known after the first one. */
        private volatile @Nullable Body body;

        /** The whole, known after the first one, if they capture nothing. */
        private volatile @Nullable StaticFunction constant;

        private Shape(@Nullable Method writeReplace) {
            this.writeReplace = writeReplace;
        }

        static Shape of(Class<?> type) {
            if (!type.isHidden()) {
                return OBJECT;
            }
            try {
                Method found = type.getDeclaredMethod("writeReplace");
                found.setAccessible(true);
                return new Shape(found);
            } catch (NoSuchMethodException | InaccessibleObjectException e) {
                return OBJECT; // not a lambda, or one of a closed module
            }
        }

        @Nullable
        SerializedLambda lambdaOf(Object function) {
            if (writeReplace == null) {
                return null;
            }
            try {
                return writeReplace.invoke(function) instanceof SerializedLambda lambda
                        ? lambda
                        : null;
            } catch (IllegalAccessException | InvocationTargetException e) {
                return null; // not a lambda: it travels as an object
            }
        }

        @Nullable
        StaticFunction read(Object function) {
            StaticFunction same = constant;
            return same == null ? readAnew(function) : same;
        }

        private @Nullable StaticFunction readAnew(Object function) {
            SerializedLambda lambda = lambdaOf(function);
            if (lambda == null
                    || lambda.getImplMethodKind() != MethodHandleInfo.REF_invokeStatic) {
                return null;
            }
            Body known = body;
            if (known == null) {
                known = Body.of(lambda);
                body = known;
            }
            var read = new StaticFunction(known, capturedBy(lambda));
            if (read.captured.length == 0) {
                constant = read;
            }
            return read;
        }

        private static Object[] capturedBy(SerializedLambda lambda) {
            int count = lambda.getCapturedArgCount();
            if (count == 0) {
                return NOTHING;
            }
            Object[] captured = new Object[count];
            for (int i = 0; i < count; i++) {
                captured[i] = lambda.getCapturedArg(i);
            }
            return captured;
        }
    }
}
