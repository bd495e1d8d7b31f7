package poolcraft.manager;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map in a manager, as {@link MapProxy} calls it.
 *
 * @param <K> the keys
 * @param <V> the values
 */
interface RemoteMap<K, V> {

    int size();

    boolean containsKey(Object key);

    boolean containsValue(Object value);

    @Nullable
    V get(Object key);

    @Nullable
    V put(K key, V value);

    void putAll(Map<? extends K, ? extends V> more);

    @Nullable
    V putIfAbsent(K key, V value);

    @Nullable
    V remove(Object key);

    boolean remove(Object key, Object value);

    @Nullable
    V replace(K key, V value);

    boolean replace(K key, V before, V after);

    void clear();

    /** A copy of the keys. */
    List<K> keys();

    /** A copy of all. */
    Map<K, V> snapshot();

    @RunsForeignCode
    @Nullable
    V compute(K key, BiFunction<? super K, ? super @Nullable V, ? extends @Nullable V> function);

    @RunsForeignCode
    @Nullable
    V computeIfAbsent(K key, Function<? super K, ? extends @Nullable V> function);

    @RunsForeignCode
    @Nullable
    V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends @Nullable V> function);

    @RunsForeignCode
    @Nullable
    V merge(K key, V value, BiFunction<? super V, ? super V, ? extends @Nullable V> function);
}
