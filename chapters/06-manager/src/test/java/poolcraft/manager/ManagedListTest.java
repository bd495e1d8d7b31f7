package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import poolcraft.pipe.RemoteTrace;

/** A list that lives in a manager. */
class ManagedListTest extends WithManager {

    @Test
    void isSharedBetweenProcesses() throws Exception {
        List<Integer> list = manager.list(List.of(1, 2));
        Child.run(() -> list.add(list.size() + 1));
        assertThat(list).containsExactly(1, 2, 3);
    }

    @Test
    void doesWhatAListDoes() {
        List<String> list = manager.list();
        list.add("b");
        list.add(0, "a");
        list.addAll(List.of("d", "e", "a"));
        list.addAll(2, List.of("c"));
        assertThat(list.set(4, "E")).isEqualTo("e");
        assertThat(list.indexOf("a")).isZero();
        assertThat(list.lastIndexOf("a")).isEqualTo(5);
        assertThat(list.contains("x")).isFalse();
        assertThat(list.remove(5)).isEqualTo("a");
        assertThat(list.remove("d")).isTrue();
        assertThat(list).isEqualTo(List.of("a", "b", "c", "E")).hasSize(4);
        assertThat(list.retainAll(List.of("b", "c", "E"))).isTrue();
        assertThat(list.removeAll(List.of("c"))).isTrue();
        assertThat(list).hasToString("[b, E]");
        assertThat(list.toArray(new String[0])).containsExactly("b", "E");
        list.clear();
        assertThat(list).isEmpty();
    }

    @Test
    void mayHoldNull() {
        List<String> list = manager.list();
        list.add(null);
        assertThat(list.get(0)).isNull();
        assertThat(list.indexOf(null)).isZero();
    }

    @Test
    void isSortedAndFilteredAsAWhole() {
        List<Integer> list = manager.list(List.of(3, 1, 2));
        list.sort(Comparator.reverseOrder());
        assertThat(list).containsExactly(3, 2, 1);
        list.replaceAll(element -> 10 * element);
        assertThat(list.removeIf(element -> element > 25)).isTrue();
        assertThat(list).containsExactly(20, 10);
    }

    @Test
    void anIteratorGoesThroughTheListAsItWas() {
        List<Integer> list = manager.list(List.of(1, 2));
        Iterator<Integer> before = list.iterator();
        List<Integer> part = list.subList(0, 1);
        list.set(0, 7);
        list.add(3);
        assertThat(before).toIterable().containsExactly(1, 2);
        assertThat(part).containsExactly(1);
        assertThat(list.stream().mapToInt(Integer::intValue).sum()).isEqualTo(12);
    }

    @Test
    void aCopyOfIteratorOrSublistIsForReading() {
        List<Integer> list = manager.list(List.of(1, 2));
        assertThatThrownBy(() -> list.subList(0, 1).set(0, 2))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void isEqualToAListWithTheSameElements() {
        List<Integer> list = manager.list(List.of(1, 2));
        List<Integer> other = manager.list(List.of(1, 2));
        assertThat(list).isEqualTo(other).isEqualTo(List.of(1, 2)).isNotEqualTo(List.of(1))
                .hasSameHashCodeAs(List.of(1, 2));
        assertThat(List.of(1, 2)).isEqualTo(list);
    }

    @Test
    void aWrongIndexIsTheErrorThatAListThrows() {
        List<Integer> list = manager.list(List.of(1));
        assertThatThrownBy(() -> list.get(1)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasRootCauseInstanceOf(RemoteTrace.class);
        assertThatThrownBy(() -> list.add(-1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.add(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void noElementIsLostWhenManyProcessesAdd() throws Exception {
        List<Integer> list = manager.list();
        Child[] children = new Child[3];
        for (int i = 0; i < children.length; i++) {
            int first = 100 * i;
            children[i] = Child.start(() -> addHundred(list, first));
        }
        for (Child child : children) {
            child.join();
        }
        assertThat(new ArrayList<>(list)).hasSize(300).doesNotHaveDuplicates();
    }

    private static void addHundred(List<Integer> list, int first) {
        for (int i = 0; i < 100; i++) {
            list.add(first + i);
        }
    }

    @Test
    void changesOfTheWholeListByManyThreadsAllCount() throws Exception {
        List<Integer> list = manager.list(Arrays.asList(0, 0, 0));
        Other<?>[] others = new Other<?>[4];
        for (int i = 0; i < others.length; i++) {
            others[i] = Other.run(() -> {
                for (int n = 0; n < 10; n++) {
                    list.replaceAll(element -> element + 1);
                }
            });
        }
        for (Other<?> other : others) {
            other.result();
        }
        assertThat(list).containsExactly(40, 40, 40);
    }
}
