package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;

/** Proxies in managed objects, in messages and in children. */
class NestedProxyTest extends WithManager {

    @Test
    void aListInAListIsTheSameList() throws Exception {
        List<List<Integer>> outer = manager.list();
        List<Integer> inner = manager.list();
        outer.add(inner);
        Child.run(() -> outer.get(0).add(1));
        assertThat(inner).containsExactly(1);
        assertThat(outer.get(0)).isEqualTo(inner);
        assertThat(outer.indexOf(inner)).isZero();
        assertThat(outer).hasToString("[[1]]");
    }

    @Test
    void aListMayContainItself() {
        List<Object> list = manager.list();
        list.add(list);
        assertThat(list.indexOf(list)).isZero();
        assertThat(list.size()).isEqualTo(1);
    }

    @Test
    void aProxyInsideAnOrdinaryObjectStaysOne() {
        Map<String, List<List<Integer>>> map = manager.map();
        List<Integer> shared = manager.list();
        map.put("copy", new ArrayList<>(List.of(shared, List.of(7))));
        map.get("copy").get(0).add(1);
        assertThat(shared).containsExactly(1);
        assertThat(map.get("copy")).hasSize(2);
    }

    @Test
    void locksAndQueuesTravelInAMap() throws Exception {
        Map<String, Object> map = manager.map();
        ManagedQueue<Integer> queue = manager.queue();
        map.put("lock", manager.lock());
        map.put("queue", queue);
        Child.run(() -> {
            ManagedLock lock = (ManagedLock) map.get("lock");
            lock.lock();
            ((ManagedQueue<?>) map.get("queue")).close();
            lock.unlock();
        });
        assertThat(queue.isClosed()).isTrue();
    }

    @Test
    void aProxyIsSentOverAConnection() throws Exception {
        List<Integer> list = manager.list();
        try (Pipe pipe = Pipe.open()) {
            Connection childs = pipe.right();
            Child child = Child.start(() -> {
                @SuppressWarnings("unchecked")
                List<Integer> received = (List<Integer>) childs.receive();
                received.add(1);
                childs.send(received);
            });
            pipe.left().send(list);
            assertThat(pipe.left().receive()).isEqualTo(list);
            child.join();
        }
        assertThat(list).containsExactly(1);
    }

    @Test
    void aProxyOfAnotherManagerIsKeptInThisOne() throws Exception {
        try (Manager other = Manager.start()) {
            List<Integer> inOther = other.list();
            Map<String, List<Integer>> here = manager.map();
            here.put("there", inOther);
            Child.run(() -> here.get("there").add(1));
            assertThat(inOther).containsExactly(1);
            here.clear();
        }
    }

    @Test
    void aManagerTravelsToAChildToo() throws Exception {
        Manager it = manager;
        ManagedValue<List<String>> value = it.value(null);
        Child.run(() -> value.set(it.list(List.of("made in a child"))));
        assertThat(value.get()).containsExactly("made in a child");
    }
}
