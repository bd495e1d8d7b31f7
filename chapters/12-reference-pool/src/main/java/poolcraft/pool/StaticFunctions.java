package poolcraft.pool;

import java.io.Serializable;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import poolcraft.process.StaticFunction;

/**
 * Makes static methods of all functions, for workers to call by name. One that is none, such as a
 * reference to a method of an object, becomes the first argument of a static method of this class,
 * which calls it.
 */
final class StaticFunctions {

    private static final StaticFunction.Body CALL = body(StaticFunctions::call);
    private static final StaticFunction.Body RUN = body(StaticFunctions::run);
    private static final StaticFunction.Body APPLY = body(StaticFunctions::apply);
    private static final StaticFunction.Body APPLY_TO_TWO = body(StaticFunctions::applyToTwo);

    private StaticFunctions() {}

    static StaticFunction of(Callable<?> call) {
        return of(call, CALL);
    }

    static StaticFunction of(Runnable run) {
        return of(run, RUN);
    }

    static StaticFunction of(SerializableFunction<?, ?> function) {
        return of(function, APPLY);
    }

    static StaticFunction of(SerializableBiFunction<?, ?, ?> function) {
        return of(function, APPLY_TO_TWO);
    }

    private static StaticFunction of(Object function, StaticFunction.Body caller) {
        Optional<StaticFunction> found = StaticFunction.of(function);
        return found.isPresent()
                ? found.get()
                : new StaticFunction(caller, new Object[]{function});
    }

    private static @Nullable Object call(Object call) throws Exception {
        return ((Callable<?>) call).call();
    }

    private static @Nullable Object run(Object run) {
        ((Runnable) run).run();
        return null;
    }

    @SuppressWarnings("unchecked") // it is what it was before it travelled
    private static @Nullable Object apply(Object function, @Nullable Object argument)
            throws Exception {
        return ((SerializableFunction<@Nullable Object, ?>) function).apply(argument);
    }

    @SuppressWarnings("unchecked") // it is what it was before it travelled
    private static @Nullable Object applyToTwo(Object function, @Nullable Object first,
            @Nullable Object second) throws Exception {
        return ((SerializableBiFunction<@Nullable Object, @Nullable Object, ?>) function)
                .apply(first, second);
    }

    /** The shape of {@link #applyToTwo}. */
    private interface Three extends Serializable {
        @SuppressWarnings("UnusedMethod") // a lambda implements it, and is never called
        @Nullable
        Object apply(Object function, @Nullable Object first, @Nullable Object second)
                throws Exception;
    }

    private static StaticFunction.Body body(Three caller) {
        return StaticFunction.of(caller).orElseThrow().body();
    }

    private static StaticFunction.Body body(SerializableFunction<Object, ?> caller) {
        return StaticFunction.of(caller).orElseThrow().body();
    }

    private static StaticFunction.Body body(SerializableBiFunction<Object, ?, ?> caller) {
        return StaticFunction.of(caller).orElseThrow().body();
    }
}
