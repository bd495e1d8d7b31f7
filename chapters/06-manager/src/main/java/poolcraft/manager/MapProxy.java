package poolcraft.manager;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that lives in a manager; see {@link Manager#map()}. Thread-safe.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class MapProxy<K, V> extends AbstractMap<K, V> implements ConcurrentMap<K, V>, ProxyOf {

    private final Reference reference;
    private final RemoteMap<K, V> remote;

    @SuppressWarnings("unchecked") // what comes out is what went in
    MapProxy(Reference reference) {
        this.reference = reference;
        this.remote = Proxies.dynamic(RemoteMap.class, reference);
    }

    @Override
    public Reference reference() {
        return reference;
    }

    @Override
    public int size() {
        return remote.size();
    }

    @Override
    public boolean isEmpty() {
        return remote.size() == 0;
    }

    @Override
    public boolean containsKey(Object key) {
        return remote.containsKey(Objects.requireNonNull(key, "key"));
    }

    @Override
    public boolean containsValue(Object value) {
        return remote.containsValue(Objects.requireNonNull(value, "value"));
    }

    @Override
    public @Nullable V get(Object key) {
        return remote.get(Objects.requireNonNull(key, "key"));
    }

    @Override
    public V getOrDefault(Object key, V other) {
        V value = get(key);
        return value == null ? other : value;
    }

    @Override
    public @Nullable V put(K key, V value) {
        return remote.put(checked(key), Objects.requireNonNull(value, "value"));
    }

    private static <T> T checked(T key) {
        return Objects.requireNonNull(key, "key");
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> more) {
        Map<K, V> copy = new LinkedHashMap<>(more);
        if (copy.containsKey(null) || copy.containsValue(null)) {
            throw new NullPointerException("A managed map holds no null.");
        }
        remote.putAll(copy);
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        return remote.putIfAbsent(checked(key), Objects.requireNonNull(value, "value"));
    }

    @Override
    public @Nullable V remove(Object key) {
        return remote.remove(Objects.requireNonNull(key, "key"));
    }

    @Override
    public boolean remove(Object key, Object value) {
        return remote.remove(checked(key), Objects.requireNonNull(value, "value"));
    }

    @Override
    public @Nullable V replace(K key, V value) {
        return remote.replace(checked(key), Objects.requireNonNull(value, "value"));
    }

    @Override
    public boolean replace(K key, V before, V after) {
        return remote.replace(checked(key), Objects.requireNonNull(before, "before"),
                Objects.requireNonNull(after, "after"));
    }

    @Override
    public void clear() {
        remote.clear();
    }

    // A function that can be sent runs in the manager, once. Any other runs here, on a copy, until
    // the value has not changed meanwhile: that is what ConcurrentMap does by itself.

    @Override
    public @Nullable V compute(K key,
            BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        return function instanceof Serializable
                ? remote.compute(checked(key), function)
                : ConcurrentMap.super.compute(checked(key), function);
    }

    @Override
    public @Nullable V computeIfAbsent(K key,
            Function<? super K, ? extends @Nullable V> function) {
        return function instanceof Serializable
                ? remote.computeIfAbsent(checked(key), function)
                : ConcurrentMap.super.computeIfAbsent(checked(key), function);
    }

    @Override
    public @Nullable V computeIfPresent(K key,
            BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
        return function instanceof Serializable
                ? remote.computeIfPresent(checked(key), function)
                : ConcurrentMap.super.computeIfPresent(checked(key), function);
    }

    @Override
    public @Nullable V merge(K key, V value,
            BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        Objects.requireNonNull(value, "value");
        return function instanceof Serializable
                ? remote.merge(checked(key), value, function)
                : ConcurrentMap.super.merge(checked(key), value, function);
    }

    /** A copy of the map as it is now. */
    private Map<K, V> snapshot() {
        return Collections.unmodifiableMap(remote.snapshot());
    }

    @Override
    public Set<K> keySet() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(remote.keys()));
    }

    @Override
    public Collection<V> values() {
        return snapshot().values();
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return snapshot().entrySet();
    }

    // Inside of the manager a proxy is equal to itself only: to look into another object while one is
    // busy could end with two that wait for each other.

    @Override
    public boolean equals(@Nullable Object other) {
        return reference.equals(Proxies.referenceOf(other))
                || (!reference.isLocal() && other instanceof Map<?, ?> map
                        && snapshot().equals(map));
    }

    @Override
    public int hashCode() {
        return reference.isLocal() ? reference.hashCode() : snapshot().hashCode();
    }

    @Override
    public String toString() {
        return snapshot().toString();
    }
}
