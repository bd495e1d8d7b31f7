package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;

/** A map that lives in a manager. */
class ManagedMapTest extends WithManager {

    @Test
    void isSharedBetweenProcesses() throws Exception {
        Map<String, Long> map = manager.map();
        Child.run(() -> map.put("pid", JvmProcess.current().pid()));
        assertThat(map.get("pid")).isPositive().isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void doesWhatAConcurrentMapDoes() {
        ConcurrentMap<String, Integer> map = manager.map(Map.of("one", 1));
        assertThat(map.put("two", 2)).isNull();
        assertThat(map.put("two", 22)).isEqualTo(2);
        assertThat(map.putIfAbsent("two", 3)).isEqualTo(22);
        assertThat(map.replace("two", 22, 2)).isTrue();
        assertThat(map.replace("two", 22, 3)).isFalse();
        assertThat(map.replace("three", 3)).isNull();
        map.putAll(Map.of("four", 4));
        assertThat(map.remove("four", 5)).isFalse();
        assertThat(map.remove("four")).isEqualTo(4);
        assertThat(map.getOrDefault("four", -1)).isEqualTo(-1);
        assertThat(map.containsKey("one")).isTrue();
        assertThat(map.containsValue(22)).isFalse();
        assertThat(map).isEqualTo(Map.of("one", 1, "two", 2)).hasToString("{one=1, two=2}");
        map.clear();
        assertThat(map).isEmpty();
    }

    @Test
    void keepsTheOrderInWhichKeysCame() {
        Map<Integer, Integer> map = manager.map();
        for (int key : new int[]{5, 3, 8, 1}) {
            map.put(key, key);
        }
        assertThat(map.keySet()).containsExactly(5, 3, 8, 1);
        assertThat(map.values()).containsExactly(5, 3, 8, 1);
    }

    @Test
    void aFunctionThatCanBeSentRunsInTheManager() {
        ConcurrentMap<String, Long> map = manager.map();
        Combine<Long> pid = (_, _) -> JvmProcess.current().pid();
        map.compute("pid", pid);
        assertThat(map.get("pid")).isNotEqualTo(JvmProcess.current().pid());
    }

    /** A function that can be sent. */
    interface Combine<T> extends BiFunction<Object, T, T>, Serializable {}

    @Test
    void aFunctionThatCannotBeSentRunsHere() {
        ConcurrentMap<String, Long> map = manager.map();
        map.compute("pid", (_, _) -> JvmProcess.current().pid());
        assertThat(map.get("pid")).isEqualTo(JvmProcess.current().pid());
        map.computeIfPresent("pid", (_, pid) -> pid + 1);
        map.merge("pid", 2L, (pid, more) -> pid + more);
        assertThat(map.computeIfAbsent("pid", _ -> 0L)).isEqualTo(JvmProcess.current().pid() + 3);
    }

    @Test
    void noMergeIsLost() throws Exception {
        ConcurrentMap<String, Integer> map = manager.map();
        Child child = Child.start(() -> count(map, true));
        count(map, false);
        child.join();
        assertThat(map).containsEntry("sent", 200).containsEntry("here", 200);
    }

    private static void count(ConcurrentMap<String, Integer> map, boolean childFirst) {
        BiFunction<Integer, Integer, Integer> sent = (BiFunction<Integer, Integer, Integer> & Serializable) Integer::sum;
        for (int i = 0; i < 100; i++) {
            map.merge(childFirst ? "sent" : "here", 1, sent);
            map.merge(childFirst ? "here" : "sent", 1, Integer::sum);
        }
    }

    @Test
    void anIteratorGoesThroughTheMapAsItWas() {
        Map<String, Integer> map = manager.map(Map.of("a", 1));
        Iterator<Map.Entry<String, Integer>> before = map.entrySet().iterator();
        map.put("b", 2);
        assertThat(before).toIterable().hasSize(1);
        assertThatThrownBy(() -> map.keySet().remove("a"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void holdsNoNull() {
        Map<String, Integer> map = manager.map();
        assertThatThrownBy(() -> map.put("a", null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> map.get(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void isEqualToAMapWithTheSameEntries() {
        Map<String, Integer> map = manager.map(Map.of("a", 1));
        assertThat(map).isEqualTo(Map.of("a", 1)).hasSameHashCodeAs(Map.of("a", 1));
        assertThat(Map.of("a", 1)).isEqualTo(map);
    }

    @Test
    void aValueThatIsChangedIsACopyUntilItIsPutBack() {
        Map<String, List<Integer>> map = manager.map();
        map.put("copy", new java.util.ArrayList<>(List.of(1)));
        map.get("copy").add(2);
        assertThat(map.get("copy")).containsExactly(1);
    }

    @Test
    void aListInAMapIsAProxy() throws Exception {
        Map<String, List<Integer>> map = manager.map();
        map.put("list", manager.list());
        Child.run(() -> map.get("list").add(1));
        map.get("list").add(2);
        assertThat(map.get("list")).containsExactly(1, 2);
        assertThat(map).hasToString("{list=[1, 2]}");
    }
}
