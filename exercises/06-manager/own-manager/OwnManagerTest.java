import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

@Idea("inside")
@Limit(15)
class OwnManagerTest {

    private static final Duration TOO_LONG = Duration.ofSeconds(4);

    private Pipe pipe;
    private Thread server;
    private final Drawer drawer = new Drawer();
    private final Map<String, Object> objects = new HashMap<>(Map.of("cash", drawer));
    private final AtomicReference<Throwable> serverFailed = new AtomicReference<>();

    @BeforeEach
    void open() throws Exception {
        pipe = Pipe.open();
        Connection servers = pipe.right();
        server = Thread.ofPlatform().start(() -> {
            try {
                OwnManager.serve(servers, objects);
            } catch (Throwable e) {
                serverFailed.set(e);
            } finally {
                servers.close();
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        pipe.close();
        server.interrupt();
        server.join();
    }

    /** Thrown by an object of the test. */
    public static final class TooLittleException extends Exception {

        private static final long serialVersionUID = 1;

        TooLittleException(String message) {
            super(message);
        }
    }

    /** What can be done with money. */
    public interface Cash {

        void put(long amount);

        long take(long amount) throws TooLittleException;

        long count();

        String describe(String text);

        String describe(int number);

        String describe(long number);

        String describe(String text, int number);

        Object thing();

        int echo(int number);

        long pid();
    }

    /** What is none of the client's business. */
    public interface Thief {

        void takeAll();
    }

    /** Money in a drawer. It offers what is in the interface, and no more. */
    public static final class Drawer implements Cash {

        private long amount;

        public void takeAll() {
            amount = 0;
        }

        @Override
        public void put(long more) {
            if (more < 0) {
                throw new IllegalArgumentException("less than nothing: " + more);
            }
            amount += more;
        }

        @Override
        public long take(long less) throws TooLittleException {
            if (less > amount) {
                throw new TooLittleException("only " + amount);
            }
            amount -= less;
            return amount;
        }

        @Override
        public long count() {
            return amount;
        }

        @Override
        public String describe(String text) {
            return text == null ? null : "text " + text;
        }

        @Override
        public String describe(int number) {
            return "int " + number;
        }

        @Override
        public String describe(long number) {
            return "long " + number;
        }

        @Override
        public String describe(String text, int number) {
            return "both " + text + " " + number;
        }

        @Override
        public Object thing() {
            return Thread.currentThread();
        }

        @Override
        public int echo(int number) {
            return number;
        }

        @Override
        public long pid() {
            return ProcessHandle.current().pid();
        }
    }

    private Cash cash() {
        return OwnManager.proxy(Cash.class, "cash", pipe.left());
    }

    @Test
    @Points(2)
    @Idea("a-call")
    void whatIsCalledIsDoneInTheServer() throws Exception {
        Cash cash = cash();
        cash.put(100);
        assertEquals(100, drawer.amount, "The proxy was called: put(100). In the object there is:");
        assertEquals(70, cash.take(30), "Of 100, 30 were taken; take returns what is left.");
        assertEquals(70, cash().count(), "Another proxy of the same object counts.");
        objects.put("other", new Drawer());
        assertEquals(0, OwnManager.proxy(Cash.class, "other", pipe.left()).count(),
                "Another object of the server, with nothing in it.");
    }

    @Test
    @Points(1)
    @Idea("a-call")
    void theParametersTellWhichMethod() {
        Cash cash = cash();
        assertEquals("int 7", cash.describe(7), "describe(int) was called.");
        assertEquals("long 7", cash.describe(7L), "describe(long) was called.");
        assertEquals("text 7", cash.describe("7"), "describe(String) was called.");
        assertEquals("both 7 8", cash.describe("7", 8), "describe(String, int) was called.");
        assertNull(cash.describe(null), "describe(String) was called with null, and returns null.");
    }

    @Test
    @Points(2)
    @Idea("errors")
    void whatTheObjectThrowsTheProxyThrows() throws Exception {
        Cash cash = cash();
        var checked = assertThrows(TooLittleException.class, () -> cash.take(5), "The object throws"
                + " this, and take declares it.");
        assertEquals("only 0", checked.getMessage(), "The message of the exception.");
        var unchecked = assertThrows(IllegalArgumentException.class, () -> cash.put(-1),
                "The object"
                        + " throws this.");
        assertEquals("less than nothing: -1", unchecked.getMessage(), "The message.");
        cash.put(3);
        assertEquals(3, cash.count(), "After two exceptions, the server goes on serving.");
    }

    @Test
    @Points(1)
    @Idea("errors")
    void whatDoesNotExistIsAnException() {
        assertThrows(RuntimeException.class,
                () -> OwnManager.proxy(Cash.class, "gold", pipe.left()).count(),
                "The server has no object of this name.");
        cash().put(3);
        assertEquals(3, cash().count(), "Somebody asked for an object that does not exist. The"
                + " server goes on serving.");
    }

    @Test
    @Points(2)
    @Idea("own-types")
    void onlyTheMethodsOfAnInterfaceCanBeCalled() {
        cash().put(100);
        assertThrows(RuntimeException.class,
                () -> OwnManager.proxy(Thief.class, "cash", pipe.left()).takeAll(),
                "The class of the object has a public method takeAll, but no interface of it has.");
        assertEquals(100, drawer.amount, "Somebody has tried to call takeAll, which is in no"
                + " interface of the object. There were 100; in the object there is now:");
        assertEquals(100, cash().count(), "The server goes on serving.");
    }

    @Test
    @Points(2)
    @Idea("errors")
    void aResultThatCannotBeSentIsAnException() {
        assertThrows(RuntimeException.class, () -> cash().thing(), "The method returns a thread,"
                + " which cannot be sent.");
        cash().put(3);
        assertEquals(3, cash().count(), "A method returned what cannot be sent. The server goes on"
                + " serving.");
    }

    @Test
    @Points(2)
    @Idea("two-calls")
    void theAnswersOfManyThreadsAreNotMixedUp() throws Exception {
        AtomicReference<String> mixed = new AtomicReference<>();
        AtomicInteger done = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int first = i * 1_000_000;
            Cash mine = i % 2 == 0 ? cash() : OwnManager.proxy(Cash.class, "cash", pipe.left());
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = first; n < first + 300 && mixed.get() == null; n++) {
                    try {
                        int answer = mine.echo(n);
                        if (answer != n) {
                            mixed.compareAndSet(null, "echo(" + n + ") returned " + answer);
                        }
                        done.incrementAndGet();
                    } catch (RuntimeException e) {
                        mixed.compareAndSet(null, "echo(" + n + ") threw " + e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join(TOO_LONG.multipliedBy(2));
            boolean waits = thread.isAlive();
            pipe.left().poll(); // It is open, whatever the threads do.
            assertFalse(waits && mixed.get() == null, "Four threads call over the same connection."
                    + " One of them waits for an answer that another one may have got. Calls that"
                    + " were answered: " + done.get() + " of 1200.");
        }
        assertNull(mixed.get(), "Four threads call over the same connection, and one of them got"
                + " something else than the answer to its own call.");
    }

    @Test
    @Points(1)
    @Idea("dead-clients")
    void theServerEndsWhenTheClientHangsUp() throws Exception {
        cash().put(1);
        pipe.left().close();
        server.join(TOO_LONG);
        assertFalse(server.isAlive(), "The client has hung up. serve should return, but it still"
                + " runs after " + TOO_LONG.toSeconds() + " seconds.");
        assertNull(serverFailed.get(), "The client has hung up: nothing has gone wrong, and serve"
                + " returns. But it threw this:");
    }

    @Test
    @Points(1)
    @Idea("references")
    void aProxyIsAnObjectToo() {
        Cash one = cash();
        Cash two = cash();
        assertEquals(one, one, "A proxy equals itself.");
        assertNotEquals("cash", one, "A proxy equals no text.");
        assertTrue(new ArrayList<>(List.of(two, one)).indexOf(one) >= 0, "A proxy is found in a"
                + " list.");
        assertEquals(one.hashCode(), one.hashCode(), "The hash code of a proxy stays the same.");
        assertTrue(one.toString().contains("cash"), "The text of a proxy says what it stands for:"
                + " the name of the object, cash. The text is: " + one);
    }

    @Test
    @Points(2)
    @Idea("manager-gone")
    void aServerInAProcessOfItsOwnMayBeKilled() throws Exception {
        Pipe toChild = Pipe.open();
        try (Connection mine = toChild.left()) {
            Connection childs = toChild.right();
            JvmProcess child = JvmProcess
                    .start(() -> OwnManager.serve(childs, Map.of("cash", new Drawer())));
            Cash cash = OwnManager.proxy(Cash.class, "cash", mine);
            cash.put(5);
            assertEquals(5, cash.count(), "The server is in another process; put(5) was called.");
            assertEquals(child.pid(), cash.pid(), "The method is run in the server's process.");
            child.kill();
            child.join();
            assertThrows(UncheckedIOException.class, cash::count, "The server was killed. A method"
                    + " that declares no exception throws this, with the reason as its cause.");
        }
    }
}
