package poolcraft.manager;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Variables with names that live in a manager: CPython's {@code manager.Namespace()}.
 *
 * <pre>{@code
 * ManagedNamespace settings = manager.namespace();
 * settings.set("width", 640);
 * JvmProcess.start(() -> {
 *     int width = settings.get("width");
 * });
 * }</pre>
 *
 * <p>To ask for a name that is not there is an error that names those which are: this is for a few
 * settings that every process knows. Thread-safe. Instead use a {@link Manager#map()} for data.
 */
public interface ManagedNamespace {

    /**
     * A copy of what the variable {@code name} holds, or a proxy.
     *
     * @throws java.util.NoSuchElementException if there is no such variable
     * @throws ClassCastException where the caller uses it as something that it is not
     */
    @SuppressWarnings("TypeParameterUnusedInFormals") // the caller knows what it has set
    <T extends @Nullable Object> T get(String name);

    /** Makes the variable {@code name}, or replaces what it holds. */
    void set(String name, @Nullable Object value);

    /**
     * Takes the variable {@code name} away.
     *
     * @throws java.util.NoSuchElementException if there is no such variable
     */
    void remove(String name);

    /** The names of all variables, in the order in which they were made. */
    Set<String> names();
}
