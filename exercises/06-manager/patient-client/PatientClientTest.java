import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.manager.Manager;
import poolcraft.manager.ManagerServer;
import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Key;

@Idea("far-away")
@Limit(20)
class PatientClientTest {

    private static final Key KEY = Key.of("the key of the manager");
    private static final Duration LONG = Duration.ofHours(1);
    private static final int TOO_LONG_SECONDS = 4;

    private SocketAddress address;
    private Thread thread;

    /** An address at which nobody listens. */
    @BeforeEach
    void chooseAddress() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        }
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    private ManagerServer serve() throws IOException {
        return Manager.builder().address(address).key(KEY).serve();
    }

    /** Connects in a thread of its own. */
    private CompletableFuture<Manager> connect(Key key, Duration limit) {
        CompletableFuture<Manager> result = new CompletableFuture<>();
        thread = Thread.ofPlatform().start(() -> {
            try {
                result.complete(PatientClient.connect(address, key, limit));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** What comes out, unless it takes too long. */
    private static Manager result(String when, CompletableFuture<Manager> result) throws Throwable {
        try {
            return result.get(TOO_LONG_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        } catch (TimeoutException e) {
            return fail(when + " It still tries, after " + TOO_LONG_SECONDS + " seconds.", e);
        }
    }

    private static void assertUsable(Manager manager) {
        List<String> list = manager.list();
        list.add("a");
        assertEquals(1, list.size(), "One element was added to a list of the manager. Its size:");
        manager.close();
    }

    @Test
    @Points(1)
    void aManagerThatIsThereIsFound() throws Throwable {
        try (ManagerServer server = serve()) {
            assertEquals(address, server.address(), "The manager of the test serves there.");
            assertUsable(result("A manager is there.", connect(KEY, Duration.ZERO)));
            assertUsable(result("A manager is there.", connect(KEY, LONG)));
        }
    }

    @Test
    @Points(2)
    void aManagerThatComesLaterIsWaitedFor() throws Throwable {
        CompletableFuture<Manager> client = connect(KEY, LONG);
        assertFalse(Await.within(Duration.ofMillis(300), client::isDone), "Nobody listens at the"
                + " address yet. The limit is an hour, and it has given up: " + client);
        try (ManagerServer server = serve()) {
            assertEquals(address, server.address(), "The manager of the test serves there.");
            assertUsable(result("A manager has come up.", client));
        }
    }

    @Test
    @Points(2)
    void whoDoesNotComeIsNotWaitedForForEver() {
        for (int millis : new int[]{0, 250}) {
            long start = System.nanoTime();
            var thrown = assertThrows(IOException.class, () -> result("The limit is " + millis
                    + " ms, and nobody listens at the address.",
                    connect(KEY, Duration
                            .ofMillis(millis))),
                    "Nobody listens at the address. The limit is " + millis + " ms.");
            assertTrue(System.nanoTime() - start >= millis * 1_000_000L, "It gave up before its"
                    + " limit of " + millis + " ms: " + thrown);
        }
    }

    @Test
    @Points(3)
    void aWrongKeyIsNotTriedAgain() throws Exception {
        try (ManagerServer server = serve()) {
            assertEquals(address, server.address(), "The manager of the test serves there.");
            assertThrows(AuthenticationException.class,
                    () -> result("The manager is there and has another key. It will have another"
                            + " key the next time, too.", connect(Key.of("another key"), LONG)),
                    "The manager is there, and has another key.");
        }
    }

    @Test
    @Points(1)
    void whoIsInterruptedGivesUp() throws Exception {
        CompletableFuture<Manager> client = connect(KEY, LONG);
        Await.until("the client sleeps between two attempts",
                () -> thread.getState() == Thread.State.TIMED_WAITING || client.isDone());
        thread.interrupt();
        assertThrows(InterruptedException.class, () -> result("It was interrupted.", client),
                "It was interrupted while it waited for a manager to come up.");
    }
}
