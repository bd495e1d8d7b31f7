package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.event.EventListenerList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Isolated;

/** What may travel to a child, what may not, and what is said about it. */
@Isolated("it asks which children there are")
class TransferTest {

    @AfterEach
    void noProcessWasStartedInVain(TestInfo test) {
        assertThat(JvmProcess.activeChildren()).as(test.getDisplayName()).isEmpty();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }

    private static void assertRefused(ProcessTarget target, String... words) {
        JvmProcess process = JvmProcess.of(target);
        assertThatThrownBy(process::start).isInstanceOf(TransferException.class)
                .hasMessageContainingAll(words);
        assertThat(process.isAlive()).isFalse();
        assertThatThrownBy(process::pid).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTargetThatCapturesThisIsRefusedWithItsRemedy() {
        assertRefused(() -> instanceMethod(), "uses 'this'", "TransferTest", "'static'");
        assertRefused(this::instanceMethod, "uses 'this'", "TransferTest", "'static'");
    }

    void instanceMethod() {}

    @Test
    void anArgumentThatIsNotSerializableIsNamed() {
        Thread thread = new Thread();
        assertRefused(() -> System.out.println(thread), "java.lang.Thread", "not Serializable",
                "TransferTest");
    }

    @Test
    void whatIsHiddenInsideAnArgumentIsNamed() {
        List<Object> list = new ArrayList<>();
        list.add(new Object());
        assertRefused(() -> System.out.println(list), "java.lang.Object", "not Serializable");
    }

    @Test
    void aClassThatIsNotOnTheAllowListIsRefusedWithItsRemedy() {
        Serializable stranger = new EventListenerList();
        assertRefused(() -> System.out.println(stranger), "javax.swing.event.EventListenerList",
                "allow-list", ".allow(\"javax.swing.event.EventListenerList\")");
    }

    @Test
    void anAllowedClassTravels() throws Exception {
        var stranger = new EventListenerList();
        String printed = JvmProcessTest.outputOf(
                JvmProcess.builder().allow("javax.swing.event.EventListenerList"),
                () -> System.out.println(stranger.getListenerCount()));
        assertThat(printed).isEqualTo("0");
    }

    @Test
    void aDynamicProxyIsRefused() {
        Object proxy = Proxy.newProxyInstance(TransferTest.class.getClassLoader(),
                new Class<?>[]{Comparable.class}, new Handler());
        assertRefused(() -> System.out.println(proxy), "java.lang.Comparable", "dynamic proxy");
    }

    private static final class Handler
            implements
                InvocationHandler,
                Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) {
            return 0;
        }
    }

    @Test
    void aChainThatIsTooDeepIsRefused() {
        Link chain = new Link(null);
        for (int i = 0; i < 500_000; i++) {
            chain = new Link(chain);
        }
        Link deep = chain;
        assertRefused(() -> System.out.println(deep), "nested too deeply", "list or an array");
    }

    private record Link(@Nullable Link next) implements Serializable {}

    @Test
    void anExceptionInWritingIsTheCause() {
        var moody = new Moody();
        JvmProcess process = JvmProcess.of(() -> System.out.println(moody.hashCode()));
        assertThatThrownBy(process::start).isInstanceOf(TransferException.class)
                .hasMessageContaining("not in the mood")
                .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    private static final class Moody implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Serial
        private void writeObject(ObjectOutputStream out) {
            throw new UnsupportedOperationException("not in the mood");
        }
    }

    @Test
    void ownClassesArraysEnumsAndRecordsTravel() throws Exception {
        var point = new Point(1, 2);
        Colour[][] colours = {{Colour.RED}, {}};
        String printed = JvmProcessTest.outputOf(JvmProcess.builder(), () -> System.out
                .println(point + " " + colours[0][0] + " " + colours[0][0].mix()));
        assertThat(printed).isEqualTo("Point[x=1, y=2] RED pink");
    }

    private record Point(int x, int y) implements Serializable {}

    private enum Colour {
        RED {
            @Override
            String mix() {
                return "pink";
            }
        };

        abstract String mix();
    }

    @Test
    void pathsTravelAsValues() throws Exception {
        Path path = Path.of("some", "名 file.txt");
        List<Path> more = List.of(path.toAbsolutePath());
        String printed = JvmProcessTest.outputOf(JvmProcess.builder(), () -> System.out
                .println(path.getFileName() + " " + more.getFirst().isAbsolute()));
        assertThat(printed).isEqualTo("名 file.txt true");
    }

    @Test
    void aTargetMayBeAnObjectOfAnOwnClass() throws Exception {
        String printed = JvmProcessTest.outputOf(JvmProcess.builder(), new Greeting("hello"));
        assertThat(printed).isEqualTo("hello");
    }

    private record Greeting(String text) implements ProcessTarget {

        @Override
        public void run() {
            System.out.println(text);
        }
    }

    @Test
    void aSharedThingTravelsAsItsTicket() throws Exception {
        var phone = new Phone(17);
        String printed = JvmProcessTest.outputOf(JvmProcess.builder(),
                () -> System.out.println("number " + phone.number()));
        assertThat(printed).isEqualTo("number 17");
        assertThat(phone.log).containsExactly("asked", "sent");
    }

    @Test
    void aSharedThingIsToldWhenTheTransferFails() {
        var phone = new Phone(17);
        Object notSerializable = new Object();
        assertRefused(() -> System.out.println(phone.number() + " " + notSerializable),
                "java.lang.Object");
        assertThat(phone.log).containsExactly("asked", "failed");
    }

    @Test
    void aSharedThingIsToldWhenTheProcessCannotBeStarted() throws Exception {
        var phone = new Phone(17);
        JvmProcess process = JvmProcess.builder().jvmOptions("impossible\0option")
                .of(() -> System.out.println(phone.number()));
        assertThatThrownBy(process::start).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("Cannot start process");
        assertThat(phone.log).containsExactly("asked", "failed");
    }

    @Test
    void aSharedThingIsNotCopiedByPlainSerialization() throws IOException {
        try (var out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThatThrownBy(() -> out.writeObject(new Phone(1)))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    /** Something that would be wrong to copy. */
    private static final class Phone implements Transferable {

        private final int number;
        private final List<String> log = new ArrayList<>();

        Phone(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        @Override
        public Serializable ticket(Transfer transfer) {
            log.add("asked");
            transfer.ifSent(() -> log.add("sent"));
            transfer.ifFailed(() -> log.add("failed"));
            return new Ticket(number);
        }

        private record Ticket(int number) implements Serializable {

            @Serial
            private Object readResolve() {
                return new Phone(number);
            }
        }
    }
}
