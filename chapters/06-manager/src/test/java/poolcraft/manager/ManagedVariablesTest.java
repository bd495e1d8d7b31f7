package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;

/** A value, an array and a namespace that live in a manager. */
class ManagedVariablesTest extends WithManager {

    @Test
    void aValueIsSharedBetweenProcesses() throws Exception {
        ManagedValue<String> value = manager.value("parent");
        Child.run(() -> value.set(value.get() + " and child"));
        assertThat(value.get()).isEqualTo("parent and child");
    }

    @Test
    void aValueIsReplacedInOneStep() {
        ManagedValue<Integer> value = manager.value(1);
        assertThat(value.getAndSet(2)).isEqualTo(1);
        assertThat(value.compareAndSet(1, 3)).isFalse();
        assertThat(value.compareAndSet(2, 3)).isTrue();
        assertThat(value.updateAndGet(n -> n + 1)).isEqualTo(4);
        value.set(null);
        assertThat(value.get()).isNull();
    }

    @Test
    void noUpdateOfAValueIsLost() throws Exception {
        ManagedValue<Integer> value = manager.value(0);
        Child child = Child.start(() -> addHundred(value));
        addHundred(value);
        child.join();
        assertThat(value.get()).isEqualTo(200);
    }

    private static void addHundred(ManagedValue<Integer> value) {
        for (int i = 0; i < 100; i++) {
            value.updateAndGet(n -> n + 1);
        }
    }

    @Test
    void aSentFunctionRunsInTheManager() {
        ManagedValue<Long> value = manager.value(0L);
        value.updateAndGet(_ -> JvmProcess.current().pid());
        assertThat(value.get()).isEqualTo(manager.process().orElseThrow().pid());
    }

    @Test
    void anArrayHasAFixedNumberOfVariables() throws Exception {
        ManagedArray<Integer> array = manager.array(List.of(1, 2, 3));
        Child.run(() -> array.set(1, 10 * array.get(1)));
        assertThat(array.length()).isEqualTo(3);
        assertThat(array.getAndSet(0, 7)).isEqualTo(1);
        assertThat(array.compareAndSet(2, 4, 5)).isFalse();
        assertThat(array.compareAndSet(2, 3, 5)).isTrue();
        assertThat(array.updateAndGet(2, n -> n + 1)).isEqualTo(6);
        assertThat(array.toList()).containsExactly(7, 20, 6);
        assertThatThrownBy(() -> array.set(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aNamespaceHasVariablesWithNames() throws Exception {
        ManagedNamespace namespace = manager.namespace();
        namespace.set("width", 640);
        Child.run(() -> {
            int width = namespace.get("width");
            namespace.set("height", width / 2);
        });
        assertThat(namespace.<Integer>get("height")).isEqualTo(320);
        assertThat(namespace.names()).containsExactly("width", "height");
        namespace.remove("width");
        assertThat(namespace.names()).containsExactly("height");
    }

    @Test
    void aNameThatIsNotThereIsAnErrorThatNamesThoseThatAre() {
        ManagedNamespace namespace = manager.namespace();
        namespace.set("width", 640);
        assertThatThrownBy(() -> namespace.get("widht"))
                .isInstanceOf(NoSuchElementException.class).hasMessageContaining("widht")
                .hasMessageContaining("[width]");
        assertThatThrownBy(() -> namespace.remove("depth"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aFunctionThatThrowsChangesNothing() {
        ManagedValue<Integer> value = manager.value(1);
        assertThatThrownBy(() -> value.updateAndGet(n -> Math.floorDiv(n, 0)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(value.get()).isEqualTo(1);
    }
}
