package poolcraft.manager;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables with names in a manager. */
final class NamespaceObject extends Monitor implements ManagedNamespace {

    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();

    @Override
    Class<?> exposedAs() {
        return ManagedNamespace.class;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows
    public <T extends @Nullable Object> T get(String name) {
        checkThere(name);
        return (T) variables.get(name);
    }

    @Override
    public void set(String name, @Nullable Object value) {
        variables.put(name, value);
    }

    @Override
    public void remove(String name) {
        checkThere(name);
        variables.remove(name);
    }

    private void checkThere(String name) {
        if (!variables.containsKey(name)) {
            throw new NoSuchElementException("There is no variable " + name + " in this namespace:"
                    + " set it first. There are " + variables.keySet() + ".");
        }
    }

    @Override
    public Set<String> names() {
        return new LinkedHashSet<>(variables.keySet());
    }
}
