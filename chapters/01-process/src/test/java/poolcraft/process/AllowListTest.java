package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.swing.event.EventListenerList;
import org.junit.jupiter.api.Test;

/** Which classes the list lets through. */
class AllowListTest {

    private static AllowList with(String... names) {
        return new AllowList(List.of(names));
    }

    @Test
    void valuesOfTheJdkAreAllowed() {
        List<Class<?>> values = List.of(int.class, String.class, Integer.class, long[][].class,
                String[].class, BigInteger.class, Instant.class, TreeMap.class,
                ConcurrentHashMap.class, File.class, SerializedLambda.class,
                IllegalStateException.class, List.of(1).getClass(), Map.Entry.class);
        assertThat(values).allMatch(with()::allows);
    }

    @Test
    void machineryOfTheJdkIsNot() throws Exception {
        List<Class<?>> machinery = List.of(java.lang.reflect.Proxy.class,
                java.lang.invoke.MethodHandle.class, java.rmi.server.UnicastRemoteObject.class,
                javax.management.BadAttributeValueExpException.class,
                Class.forName("sun.reflect.annotation.AnnotationInvocationHandler"),
                java.beans.EventHandler.class, java.net.URL.class);
        assertThat(machinery).noneMatch(with()::allows);
    }

    @Test
    void aDynamicProxyIsAllowedIfItIsTransferableAndItsInterfacesAre() {
        assertThat(with().allows(proxy(Transferable.class, Comparable.class))).isTrue();
        assertThat(with().allows(proxy(Transferable.class, ObjectInputFilter.class))).isFalse();
        assertThat(with().allows(proxy(Comparable.class))).isFalse();
    }

    private static Class<?> proxy(Class<?>... interfaces) {
        return Proxy.newProxyInstance(AllowListTest.class.getClassLoader(), interfaces,
                (_, _, _) -> null).getClass();
    }

    @Test
    void aPackageIsAllowedWithThoseBelow() {
        assertThat(with("org.junit.").allows(Test.class)).isTrue();
        assertThat(with("org.jun.").allows(Test.class)).isFalse();
        assertThat(with().allows(Test.class)).isFalse();
    }

    @Test
    void aClassIsAllowedWithThoseNestedInIt() {
        AllowList list = with("java.io.ObjectInputFilter");
        assertThat(list.allows(ObjectInputFilter.class)).isTrue();
        assertThat(list.allows(ObjectInputFilter.Config.class)).isTrue();
        assertThat(list.allows(java.io.ObjectInputStream.class)).isFalse();
    }

    @Test
    void theHiddenClassOfALambdaCountsToItsPackage() {
        Runnable lambda = () -> {};
        assertThat(with().plusPackageOf(lambda.getClass()).names())
                .containsExactly("poolcraft.process.");
        assertThat(with().allows(lambda.getClass())).isTrue();
    }

    @Test
    void addingWhatIsThereChangesNothing() {
        AllowList list = with("a.");
        assertThat(list.plus("a.")).isSameAs(list);
        assertThat(list.plus("b.").names()).containsExactly("a.", "b.");
        assertThat(list.names()).containsExactly("a.");
    }

    @Test
    void theReaderRefusesWhatTheWriterWouldHaveRefused() {
        AllowList generous = with("javax.swing.event.");
        byte[] bytes = ObjectWriter.write(new EventListenerList(), "the list", generous,
                new Transfer());
        ClassLoader loader = AllowListTest.class.getClassLoader();
        assertThatThrownBy(() -> ObjectReader.read(bytes, with(), loader))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContainingAll("javax.swing.event.EventListenerList", "allow-list",
                        ".allow(\"javax.swing.event.EventListenerList\")");
    }

    @Test
    void theRemedyForAProgramsOwnClassIsItsPackage() {
        assertThat(Untransferable.notAllowed("com.acme.model.Order"))
                .contains("com.acme.model.Order", ".allow(\"com.acme.model.\")");
    }
}
