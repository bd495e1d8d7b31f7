package poolcraft.manager;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map in a manager; it keeps the order in which keys were put first.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class MapObject<K, V> extends Monitor implements RemoteMap<K, V> {

    private final Map<K, V> entries;

    MapObject(Map<? extends K, ? extends V> entries) {
        this.entries = new LinkedHashMap<>(entries);
    }

    @Override
    Class<?> exposedAs() {
        return RemoteMap.class;
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    @Override
    public boolean containsValue(Object value) {
        return entries.containsValue(value);
    }

    @Override
    public @Nullable V get(Object key) {
        return entries.get(key);
    }

    @Override
    public @Nullable V put(K key, V value) {
        return entries.put(key, value);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> more) {
        entries.putAll(more);
    }

    @Override
    public @Nullable V putIfAbsent(K key, V value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public @Nullable V remove(Object key) {
        return entries.remove(key);
    }

    @Override
    public boolean remove(Object key, Object value) {
        return entries.remove(key, value);
    }

    @Override
    public @Nullable V replace(K key, V value) {
        return entries.replace(key, value);
    }

    @Override
    public boolean replace(K key, V before, V after) {
        return entries.replace(key, before, after);
    }

    @Override
    public void clear() {
        entries.clear();
    }

    @Override
    public List<K> keys() {
        return new ArrayList<>(entries.keySet());
    }

    @Override
    public Map<K, V> snapshot() {
        return new LinkedHashMap<>(entries);
    }

    @Override
    public @Nullable V compute(K key,
            BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function) {
        return entries.compute(key, function);
    }

    @Override
    public @Nullable V computeIfAbsent(K key,
            Function<? super K, ? extends @Nullable V> function) {
        return entries.computeIfAbsent(key, function);
    }

    @Override
    public @Nullable V computeIfPresent(K key,
            BiFunction<? super K, ? super V, ? extends @Nullable V> function) {
        return entries.computeIfPresent(key, function);
    }

    @Override
    public @Nullable V merge(K key, V value,
            BiFunction<? super V, ? super V, ? extends @Nullable V> function) {
        return entries.merge(key, value, function);
    }
}
