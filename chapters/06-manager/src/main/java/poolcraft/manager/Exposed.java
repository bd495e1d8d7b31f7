package poolcraft.manager;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods of an interface that may be called from another process, by number.
 *
 * <p>All instance methods of the interface and of those above it have one, in the order of their
 * signatures, so that every process that has the same interface counts alike; the {@link
 * #fingerprint()} tells whether it is the same. What every object has ({@code equals}, {@code
 * hashCode}, {@code toString}) has none. Immutable and thread-safe.
 */
final class Exposed {

    private static final ClassValue<Exposed> OF = new ClassValue<>() {
        @Override
        protected Exposed computeValue(Class<?> type) {
            return new Exposed(type);
        }
    };

    private final Class<?> type;
    private final Method[] methods;
    private final boolean[] foreign;
    private final boolean[] interruptible;
    private final Map<Method, Integer> numbers = new HashMap<>();
    private final int fingerprint;

    private Exposed(Class<?> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface. What a manager"
                    + " exposes are the methods of an interface: write one with the methods that"
                    + " others may call.");
        }
        this.type = type;
        this.methods = methodsOf(type);
        this.foreign = new boolean[methods.length];
        this.interruptible = new boolean[methods.length];
        StringBuilder signatures = new StringBuilder();
        for (int i = 0; i < methods.length; i++) {
            methods[i].setAccessible(true);
            foreign[i] = methods[i].isAnnotationPresent(RunsForeignCode.class);
            interruptible[i] = declares(methods[i], InterruptedException.class);
            numbers.put(methods[i], i);
            signatures.append(signature(methods[i])).append('\n');
        }
        this.fingerprint = signatures.toString().hashCode();
    }

    private static Method[] methodsOf(Class<?> type) {
        List<Method> all = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !isOfEveryObject(method)) {
                all.add(method);
            }
        }
        all.sort(Comparator.comparing(Exposed::signature));
        return all.toArray(new Method[0]);
    }

    private static boolean isOfEveryObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static String signature(Method method) {
        StringBuilder text = new StringBuilder(method.getName()).append('(');
        for (Class<?> parameter : method.getParameterTypes()) {
            text.append(parameter.descriptorString());
        }
        return text.append(')').append(method.getReturnType().descriptorString()).toString();
    }

    /**
     * The methods of {@code type}.
     *
     * @throws IllegalArgumentException if it is no interface
     */
    static Exposed of(Class<?> type) {
        return OF.get(type);
    }

    /** The interface. */
    Class<?> type() {
        return type;
    }

    /** The number of {@code method}, which the interface has. */
    int numberOf(Method method) {
        Integer number = numbers.get(method);
        if (number == null) {
            throw new AssertionError(type + " has no " + method);
        }
        return number;
    }

    /** How many methods there are; their numbers are 0 to one less. */
    int size() {
        return methods.length;
    }

    /** The method with {@code number}. */
    Method method(int number) {
        return methods[number];
    }

    /** Whether the method with {@code number} {@link RunsForeignCode}. */
    boolean runsForeignCode(int number) {
        return foreign[number];
    }

    /** A number made from all signatures: differs where the interface differs. */
    int fingerprint() {
        return fingerprint;
    }

    /** Whether a thread that waits in the method with {@code number} may be interrupted. */
    boolean isInterruptible(int number) {
        return interruptible[number];
    }

    /** Whether {@code method} may throw a {@code problem}, as far as the compiler knows. */
    static boolean declares(Method method, Class<? extends Throwable> problem) {
        return Arrays.stream(method.getExceptionTypes())
                .anyMatch(declared -> declared.isAssignableFrom(problem));
    }

    @Override
    public String toString() {
        return type.getName();
    }
}
