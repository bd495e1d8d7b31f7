package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.pipe.Client;
import poolcraft.pipe.Connection;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageView;
import poolcraft.process.AllowList;
import poolcraft.process.Transfer;

/** Whatever a client sends, the manager serves the others. */
class HostileClientTest extends WithManager {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<Integer> list = manager.list(List.of(1));

    @AfterEach
    void theOthersAreServed() throws Exception {
        list.add(1);
        assertThat(list.size()).isEqualTo(2);
        try (Manager late = Manager.connect(manager.address(), manager.key())) {
            assertThat(late.list()).isEmpty();
        }
    }

    private Connection connect() throws Exception {
        return Client.connect(manager.address(), manager.key());
    }

    /** A client that has greeted, and knows what to send. */
    private Connection greet() throws Exception {
        Connection connection = connect();
        Wire.send(Wire.greeting(1), connection);
        Wire.readGreeting(connection.receiveBytes(LIMIT));
        return connection;
    }

    /** What {@code names} says may be sent, though the manager does not allow it. */
    private Wire wire(String... names) {
        Place place = new Place(0, manager.address(), manager.key(), new AllowList(List.of(names)),
                1 << 20);
        return new Wire(place, new Home() {

            @Override
            public long manager() {
                return 0;
            }

            @Override
            public Object resolve(Handle handle) {
                return handle;
            }
        });
    }

    private static MessageBuffer call(Wire wire, long object, int method) throws IOException {
        MessageBuffer call = wire.message(Wire.CALL, 7);
        call.writeLong(1);
        call.writeLong(object);
        call.writeInt(method);
        return call;
    }

    private static void assertHungUpOn(Connection connection) {
        assertThatThrownBy(() -> connection.receiveBytes(LIMIT)).isInstanceOf(IOException.class);
    }

    /** The text of the problem that the manager answers. */
    private String problem(Connection connection) throws Exception {
        byte[] answer = connection.receiveBytes(LIMIT);
        MessageView in = Wire.view(answer);
        assertThat(in.read()).isEqualTo(Wire.PROBLEM);
        assertThat(in.readInt()).isEqualTo(7);
        wire().read(in);
        return String.valueOf(wire().read(in));
    }

    private static int methodOf(Class<?> type, String name, Class<?>... parameters)
            throws Exception {
        return Exposed.of(type).numberOf(type.getMethod(name, parameters));
    }

    @Test
    void whoSpeaksSomethingElseIsHungUpOn() throws Exception {
        try (Connection connection = connect()) {
            connection.sendBytes("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII));
            connection.receiveBytes(LIMIT);
            assertHungUpOn(connection);
        }
    }

    @Test
    void whoSendsAnObjectIsHungUpOn() throws Exception {
        try (Connection connection = greet()) {
            connection.send(List.of("let me in"));
            assertHungUpOn(connection);
        }
    }

    @Test
    void rubbishIsHungUpOn() throws Exception {
        for (int seed = 1; seed <= 50; seed++) {
            var random = new SplittableRandom(seed);
            byte[] rubbish = new byte[random.nextInt(60)];
            random.nextBytes(rubbish);
            try (Connection connection = greet()) {
                assertThatThrownBy(() -> talkOn(connection, rubbish))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    /** The rubbish may be an order; what follows is none. */
    private static void talkOn(Connection connection, byte[] rubbish) throws Exception {
        connection.sendBytes(rubbish);
        connection.sendBytes(new byte[]{99});
        while (true) {
            connection.receiveBytes(LIMIT);
        }
    }

    @Test
    void halfACallIsHungUpOn() throws Exception {
        byte[] call = call(wire(), Wire.ROOT, 0).array();
        for (int length = 0; length < 25; length++) {
            try (Connection connection = greet()) {
                connection.sendBytes(call, 0, length);
                assertHungUpOn(connection);
            }
        }
    }

    @Test
    void anArgumentThatClaimsToBeHugeIsHungUpOn() throws Exception {
        for (int length : new int[]{Integer.MAX_VALUE, -1, 0, Integer.MIN_VALUE, 1000}) {
            try (Connection connection = greet()) {
                MessageBuffer call = call(wire(), Wire.ROOT, 0);
                call.writeInt(length);
                Wire.send(call, connection);
                assertHungUpOn(connection);
            }
        }
    }

    @Test
    void anObjectOfAnotherClientCannotBeCalled() throws Exception {
        long object = ((ProxyOf) list).reference().object();
        try (Connection connection = greet()) {
            for (long number : new long[]{object, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
                Wire.send(call(wire(), number, methodOf(RemoteList.class, "clear")), connection);
                assertThat(problem(connection)).contains("no reference to an object " + number);
            }
        }
    }

    @Test
    void aMethodThatIsNotExposedCannotBeCalled() throws Exception {
        try (Connection connection = greet()) {
            for (int method : new int[]{-1, 1000, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
                Wire.send(call(wire(), Wire.ROOT, method), connection);
                assertThat(problem(connection)).contains("Method " + method, "is not exposed");
            }
        }
    }

    @Test
    void argumentsOfTheWrongNumberOrTypeAreAnError() throws Exception {
        int method = methodOf(RemoteRoot.class, "shared", String.class);
        try (Connection connection = greet()) {
            Wire.send(call(wire(), Wire.ROOT, method), connection);
            assertThat(problem(connection)).contains("wrong number of arguments");
            MessageBuffer call = call(wire(), Wire.ROOT, method);
            wire().write(5L, call, new Transfer());
            Wire.send(call, connection);
            assertThat(problem(connection)).contains("argument type mismatch");
        }
    }

    @Test
    void aClassThatIsNotAllowedIsNotRead() throws Exception {
        Wire wire = wire("javax.swing.event.");
        MessageBuffer call = call(wire, Wire.ROOT,
                methodOf(RemoteRoot.class, "shared", String.class));
        wire.write(new javax.swing.event.EventListenerList(), call, new Transfer());
        try (Connection connection = greet()) {
            Wire.send(call, connection);
            assertThat(problem(connection)).contains("cannot read an argument", "refused",
                    "javax.swing.event.EventListenerList");
        }
    }

    @Test
    void aForgedClassNameIsAnError() throws Exception {
        Wire wire = wire("javax.swing.event.");
        MessageBuffer call = call(wire, Wire.ROOT,
                methodOf(RemoteRoot.class, "shared", String.class));
        wire.write(new javax.swing.event.EventListenerList(), call, new Transfer());
        byte[] bytes = replace(call, "javax.swing", "javax.swinx");
        try (Connection connection = greet()) {
            connection.sendBytes(bytes);
            assertThat(problem(connection)).contains("cannot read an argument");
        }
    }

    private static byte[] replace(MessageBuffer message, String what, String by) {
        String text = new String(message.array(), 0, message.size(), StandardCharsets.ISO_8859_1);
        return text.replace(what, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aHandleOfAnObjectThatItDoesNotReferToIsRefused() throws Exception {
        long object = ((ProxyOf) list).reference().object();
        MessageBuffer call = call(wire(), Wire.ROOT,
                methodOf(RemoteRoot.class, "share", String.class, Object.class));
        wire().write("stolen", call, new Transfer());
        wire().write(new Handle(object, Exposed.of(RemoteList.class)), call, new Transfer());
        try (Connection connection = greet()) {
            Wire.send(call, connection);
            assertThat(problem(connection)).contains("does not refer to");
        }
    }

    @Test
    void aTokenThatWasNotGivenIsRefused() throws Exception {
        try (Connection connection = greet()) {
            MessageBuffer call = call(wire(), Wire.ROOT,
                    methodOf(RemoteRoot.class, "claim", long.class));
            wire().write(12345L, call, new Transfer());
            Wire.send(call, connection);
            assertThat(problem(connection)).contains("does not keep its object");
        }
    }

    @Test
    void whatConcernsNothingIsIgnored() throws Exception {
        try (Connection connection = greet()) {
            Wire.send(wire().message(Wire.WITHDRAW, 3), connection);
            Wire.send(wire().message(Wire.RECEIVED, 3), connection);
            Wire.send(Wire.about(Wire.RELEASE, 77), connection);
            Wire.send(Wire.about(Wire.DROP, 77), connection);
            Wire.send(call(wire(), Wire.ROOT, methodOf(RemoteRoot.class, "objectCount")),
                    connection);
            assertThat(connection.receiveBytes(LIMIT)[0]).isEqualTo(Wire.RESULT);
        }
    }

    @Test
    void oneThatDoesNotReadItsAnswersHoldsUpNobody() throws Exception {
        Other<Void> flood;
        try (Connection connection = greet()) {
            flood = Other.run(() -> {
                while (true) {
                    Wire.send(call(wire(), Wire.ROOT, 0), connection);
                }
            });
            for (int i = 0; i < 100; i++) {
                assertThat(list.get(0)).isEqualTo(1);
            }
        }
        assertThatThrownBy(flood::result).isInstanceOf(IOException.class);
    }

    @Test
    void oneWithoutTheKeyGetsNoAnswer() throws Exception {
        try (SocketChannel channel = SocketChannel.open(manager.address())) {
            ByteBuffer rubbish = ByteBuffer.allocate(4096);
            while (channel.isOpen() && rubbish.hasRemaining()) {
                write(channel, rubbish);
            }
        }
    }

    private static void write(SocketChannel channel, ByteBuffer rubbish) throws IOException {
        try {
            channel.write(rubbish);
        } catch (IOException e) {
            channel.close(); // hung up on
        }
    }
}
