import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

@Idea("full")
@Limit(60)
class ExchangeTest {

    /** More than any pipe holds. */
    private static final int LARGE = 5_000_000;

    private Pipe pipe;

    @BeforeEach
    void open() throws Exception {
        pipe = Pipe.open();
        pipe.left().sendBytes(new byte[1]); // what is done for the first time takes longer
        pipe.right().receiveBytes();
    }

    @AfterEach
    void close() throws Exception {
        pipe.close();
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(1)
    void smallMessagesAreExchanged() throws Exception {
        assertExchange(message(1, 10), message(2, 20));
        assertExchange(message(3, 1), message(4, 0));
    }

    @Test
    @Points(2)
    void largeMessagesAreExchanged() throws Exception {
        assertExchange(message(1, LARGE), message(2, LARGE + 1));
    }

    private void assertExchange(byte[] lefts, byte[] rights) throws Exception {
        FutureTask<byte[]> left = run(() -> Exchange.exchange(pipe.left(), lefts));
        FutureTask<byte[]> right = run(() -> Exchange.exchange(pipe.right(), rights));
        String both = "Both sides call exchange, one with " + lefts.length
                + " bytes and one with " + rights.length + ".";
        assertArrayEquals(rights, Await.resultOf(left, both),
                both + " What the first side received.");
        assertArrayEquals(lefts, Await.resultOf(right, both),
                both + " What the second side received.");
    }

    @Test
    @Points(1)
    void theOtherSideMaySendFirst() throws Exception {
        FutureTask<byte[]> other = run(() -> {
            pipe.right().sendBytes(message(1, LARGE));
            return pipe.right().receiveBytes();
        });
        assertOther(other, "The other side sends 5 MB, and then receives.");
    }

    @Test
    @Points(1)
    void theOtherSideMayReceiveFirst() throws Exception {
        FutureTask<byte[]> other = run(() -> {
            byte[] received = pipe.right().receiveBytes();
            pipe.right().sendBytes(message(1, LARGE));
            return received;
        });
        assertOther(other, "The other side receives, and then sends 5 MB.");
    }

    private void assertOther(FutureTask<byte[]> other, String situation) throws Exception {
        FutureTask<byte[]> mine = run(() -> Exchange.exchange(pipe.left(), message(2, LARGE)));
        assertArrayEquals(message(1, LARGE), Await.resultOf(mine, situation), situation);
        assertArrayEquals(message(2, LARGE), Await.resultOf(other, situation), situation
                + " This is what it received.");
    }

    @Test
    @Points(1)
    @Idea("end-of-file")
    void anEndIsNotWaitedFor() throws Exception {
        pipe.right().close();
        FutureTask<byte[]> exchange = run(() -> Exchange.exchange(pipe.left(), new byte[LARGE]));
        assertFails(IOException.class, exchange, "The other side is closed.");
    }

    @Test
    @Points(2)
    void aFailedSendingIsReported() throws Exception {
        var connection = new BrokenConnection();
        connection.receives = () -> message(1, 10);
        connection.sends = () -> {
            Thread.sleep(Duration.ofMillis(100));
            throw new IOException("sending fails in the test");
        };
        FutureTask<byte[]> exchange = run(() -> Exchange.exchange(connection.open(), new byte[10]));
        assertFails(IOException.class, exchange, "The other side's message has come, but then"
                + " sending mine has failed.");
        assertTrue(connection.isClosed(), "exchange has thrown, and left the connection open.");
    }

    @Test
    @Points(1)
    void aFailedSendingIsReportedWhileNothingComes() throws Exception {
        var connection = new BrokenConnection();
        connection.receives = connection::waitForClose;
        connection.sends = () -> {
            throw new IOException("sending fails in the test");
        };
        FutureTask<byte[]> exchange = run(() -> Exchange.exchange(connection.open(), new byte[10]));
        assertFails(IOException.class, exchange, "Sending mine has failed, and the other side"
                + " sends nothing.");
    }

    @Test
    @Points(2)
    void aFailedReceivingEndsTheSending() throws Exception {
        var connection = new BrokenConnection();
        connection.sends = connection::waitForClose;
        connection.receives = () -> {
            throw new IOException("receiving fails in the test");
        };
        FutureTask<byte[]> exchange = run(() -> Exchange.exchange(connection.open(), new byte[10]));
        assertFails(IOException.class, exchange, "Receiving has failed, while mine is being sent"
                + " and waits for room.");
        connection.assertNobodyWaits();
    }

    @Test
    @Points(1)
    void anInterruptEndsBoth() throws Exception {
        var connection = new BrokenConnection();
        connection.sends = connection::waitForClose;
        connection.receives = connection::waitForClose;
        var exchange = new FutureTask<>(
                () -> Exchange.exchange(connection.open(), new byte[10]));
        Thread thread = Thread.ofPlatform().daemon().name("exchanges").start(exchange);
        Await.within(Await.USUAL_LIMIT,
                () -> connection.waiting.getCount() == 0 || exchange.isDone());
        assertEquals(0, connection.waiting.getCount(), "exchange should send and receive at the"
                + " same time. Neither comes to an end; so many of the two it has not begun.");
        thread.interrupt();
        assertFails(InterruptedException.class, exchange, "The other side neither sends nor"
                + " receives, and the thread in exchange is interrupted.");
        connection.assertNobodyWaits();
    }

    @Test
    @Points(1)
    @Idea("one-owner")
    void twoProcessesExchange() throws Exception {
        Connection childs = pipe.right();
        JvmProcess.start(() -> exchangeTwice(childs));
        String situation = "A child and its parent exchange 5 MB each.";
        FutureTask<byte[]> exchange = run(() -> Exchange.exchange(pipe.left(), message(1, LARGE)));
        assertArrayEquals(message(2, LARGE), Await.resultOf(exchange, situation), situation);
        byte[] length = Exchange.exchange(pipe.left(), new byte[0]);
        assertEquals(LARGE + " bytes", new String(length, UTF_8), situation
                + " Then the child says how many bytes it has received.");
    }

    private static void exchangeTwice(Connection other) throws Exception {
        byte[] received = Exchange.exchange(other, message(2, LARGE));
        Exchange.exchange(other, (received.length + " bytes").getBytes(UTF_8));
    }

    private static byte[] message(int number, int length) {
        byte[] message = new byte[length];
        Arrays.fill(message, (byte) number);
        return message;
    }

    private static FutureTask<byte[]> run(Callable<byte[]> exchange) {
        var task = new FutureTask<>(exchange);
        Thread.ofPlatform().daemon().name("exchanges").start(task);
        return task;
    }

    private static void assertFails(Class<? extends Exception> expected,
            FutureTask<byte[]> exchange, String situation) throws Exception {
        try {
            Await.resultOf(exchange, situation);
        } catch (ExecutionException e) {
            assertTrue(expected.isInstance(e.getCause()), situation + " exchange should throw an "
                    + expected.getSimpleName() + "; it has thrown: " + e.getCause());
            return;
        }
        throw new AssertionError(situation + " exchange should throw an "
                + expected.getSimpleName() + "; it has returned.");
    }

    /** A connection that does what the test wants; close ends whoever waits at it. */
    private static final class BrokenConnection {

        private final CountDownLatch waiting = new CountDownLatch(2);
        private final CountDownLatch closed = new CountDownLatch(1);
        private final AtomicInteger inside = new AtomicInteger();
        private Callable<byte[]> sends = () -> new byte[0];
        private Callable<byte[]> receives = () -> new byte[0];

        Connection open() {
            return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
                    new Class<?>[]{Connection.class}, (_, method, _) -> call(method.getName()));
        }

        private Object call(String method) throws Exception {
            return switch (method) {
                case "sendBytes", "send" -> {
                    sends.call();
                    yield null;
                }
                case "receiveBytes" -> receives.call();
                case "receive" -> throw new IOException("the next message is raw bytes");
                case "close" -> {
                    closed.countDown();
                    yield null;
                }
                case "toString" -> "a connection of the test's";
                default -> throw new UnsupportedOperationException("the test does not expect that "
                        + method + " is called: send and receive bytes");
            };
        }

        private byte[] waitForClose() throws IOException, InterruptedException {
            inside.incrementAndGet();
            waiting.countDown();
            try {
                closed.await();
            } finally {
                inside.decrementAndGet();
            }
            throw new IOException("the connection has been closed");
        }

        boolean isClosed() {
            return closed.getCount() == 0;
        }

        void assertNobodyWaits() {
            assertTrue(isClosed(), "exchange has thrown, and left the connection open.");
            assertEquals(0, inside.get(), "exchange has thrown. So many threads of it still wait in"
                    + " the connection, behind the caller's back.");
        }
    }
}
