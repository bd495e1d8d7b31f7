import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Client;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;
import poolcraft.process.JvmProcess;

@Idea("by-address")
@Limit(90)
class SeatServiceTest {

    /** For one reply; not reached, except where none comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final int SEATS = 50;

    private final Key key = Key.random();
    private final List<Connection> clients = new ArrayList<>();
    private SeatService service;

    @BeforeEach
    void open() throws Exception {
        service = new SeatService(key, SEATS);
    }

    @AfterEach
    void close() throws Exception {
        clients.forEach(Connection::close);
        if (service != null) {
            service.close();
        }
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    private Connection client() throws Exception {
        Connection client = Client.connect(service.address(), key);
        clients.add(client);
        return client;
    }

    @Test
    @Points(1)
    void seatsAreReserved() throws Exception {
        Connection ada = client();
        assertReply(new SeatService.Reply.Reserved(7), ada, reserve(7, "Ada"));
        assertReply(new SeatService.Reply.Taken(7, "Ada"), ada, reserve(7, "Bob"));
        assertReply(new SeatService.Reply.Free(SEATS - 1), ada,
                new SeatService.Request.CountFree());
        assertReply(new SeatService.Reply.Reserved(SEATS - 1), ada, reserve(SEATS - 1, "Bob"));
        assertReply(new SeatService.Reply.Reserved(0), ada, reserve(0, "Bob"));
        assertReply(new SeatService.Reply.Free(SEATS - 3), ada,
                new SeatService.Request.CountFree());
    }

    @Test
    @Points(1)
    void aSeatStaysWithWhoeverHasIt() throws Exception {
        Connection ada = client();
        assertReply(new SeatService.Reply.Reserved(3), ada, reserve(3, "Ada"));
        ada.close();
        Connection bob = client();
        for (int i = 0; i < 30; i++) { // until the service must have noticed that she has gone
            assertReply(new SeatService.Reply.Taken(3, "Ada"), bob, reserve(3, "Bob"));
            Thread.sleep(10);
        }
    }

    @Test
    @Points(2)
    void aSilentClientHoldsUpNobody() throws Exception {
        client();
        client();
        assertReply(new SeatService.Reply.Reserved(1), client(), reserve(1, "Ada"));
        Connection bob = client();
        assertReply(new SeatService.Reply.Taken(1, "Ada"), bob, reserve(1, "Bob"));
        assertReply(new SeatService.Reply.Reserved(2), bob, reserve(2, "Bob"));
    }

    @Test
    @Points(2)
    @Idea("keys")
    void aWrongKeyIsSurvived() throws Exception {
        Connection before = client();
        for (int i = 0; i < 3; i++) {
            assertThrows(AuthenticationException.class,
                    () -> Client.connect(service.address(), Key.random()).close(),
                    "A client with another key should not be let in.");
        }
        assertReply(new SeatService.Reply.Reserved(1), before, reserve(1, "Ada"));
        assertReply(new SeatService.Reply.Reserved(2), client(), reserve(2, "Bob"));
    }

    @Test
    @Points(2)
    void whatMakesNoSenseIsRefused() throws Exception {
        Connection client = client();
        assertRefused(client, reserve(SEATS, "Ada"), "There are " + SEATS + " seats, from 0 on.");
        assertRefused(client, reserve(-1, "Ada"), "There are " + SEATS + " seats, from 0 on.");
        assertRefused(client, reserve(1, null), "The name is null.");
        assertReply(new SeatService.Reply.Free(SEATS), client,
                new SeatService.Request.CountFree());
    }

    @Test
    @Points(2)
    @Idea("allowed")
    void whatIsNoRequestIsRefused() throws Exception {
        Connection client = client();
        assertRefused(client, "a seat, please", "A text is no Request.");
        assertRefused(client, null, "null is no Request.");
        assertRefused(client, new Unreadable(), "A message came that cannot be read.");
        assertReply(new SeatService.Reply.Reserved(1), client, reserve(1, "Ada"));
    }

    /** Can be sent, and not be read. */
    private static final class Unreadable implements Serializable {

        private static final long serialVersionUID = 1;

        private Object readResolve() throws InvalidObjectException {
            throw new InvalidObjectException("made to be unreadable");
        }
    }

    @Test
    @Points(2)
    @Idea("strangers")
    void aClientThatDiesEndsOnlyItsOwnConversation() throws Exception {
        Connection other = client();
        SocketAddress address = service.address();
        Key copy = key;
        JvmProcess child = JvmProcess.start(() -> reserveAndStay(address, copy));
        assertTaken(other, 9, "a child");
        child.kill();
        child.join();
        other.send(reserve(10, "Ada"));
        other.send(reserve(11, "Ada"));
        assertEquals(new SeatService.Reply.Reserved(10), replyFrom(other, "a client was killed"),
                "One client was killed. Another one asks twice, and then listens.");
        assertEquals(new SeatService.Reply.Reserved(11), replyFrom(other, "a client was killed"),
                "One client was killed. Another one asks twice, and then listens.");
        assertReply(new SeatService.Reply.Taken(9, "a child"), client(), reserve(9, "Bob"));
    }

    private static void reserveAndStay(SocketAddress address, Key key) throws Exception {
        Connection office = Client.connect(address, key);
        office.send(reserve(9, "a child"));
        Thread.sleep(Duration.ofMinutes(1));
    }

    /** Waits until somebody in another process has it. */
    private static void assertTaken(Connection client, int seat, String by) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Object reply = new SeatService.Reply.Free(SEATS);
        while (reply.equals(new SeatService.Reply.Free(SEATS)) && System.nanoTime() < end) {
            Thread.sleep(10);
            client.send(new SeatService.Request.CountFree());
            reply = replyFrom(client, "CountFree was sent");
        }
        client.send(reserve(seat, "somebody else"));
        assertEquals(new SeatService.Reply.Taken(seat, by),
                replyFrom(client, "Reserve was sent"), "A child has reserved seat " + seat + ".");
    }

    @Test
    @Points(2)
    void aSeatIsSoldOnce() throws Exception {
        List<FutureTask<Integer>> buyers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Connection client = client();
            var buyer = new FutureTask<>(() -> buyAll(client));
            Thread.ofPlatform().daemon().name("buys").start(buyer);
            buyers.add(buyer);
        }
        int sold = 0;
        for (FutureTask<Integer> buyer : buyers) {
            sold += buyer.get();
        }
        assertEquals(SEATS, sold, "Four clients have asked for all " + SEATS + " seats at the same"
                + " time. So many were sold.");
        assertReply(new SeatService.Reply.Free(0), client(), new SeatService.Request.CountFree());
    }

    private static int buyAll(Connection client) throws Exception {
        int sold = 0;
        for (int seat = 0; seat < SEATS; seat++) {
            client.send(reserve(seat, "a buyer"));
            if (replyFrom(client, "Reserve was sent") instanceof SeatService.Reply.Reserved) {
                sold++;
            }
        }
        return sold;
    }

    @Test
    @Points(2)
    void closeEndsEverything() throws Exception {
        Connection silent = client();
        Connection talker = client();
        assertReply(new SeatService.Reply.Reserved(1), talker, reserve(1, "Ada"));
        assertReply(new SeatService.Reply.Reserved(2), silent, reserve(2, "Bob"));
        service.close();
        for (Connection client : List.of(silent, talker)) {
            try {
                Object message = client.receive(PATIENCE);
                throw new AssertionError("The service was closed. A client should find the end of"
                        + " its connection; it has received " + message);
            } catch (EOFException e) {
                assertEquals(true, client.poll(), "the end stays the end");
            } catch (TimeoutException e) {
                throw new AssertionError("The service was closed. A client that is connected should"
                        + " find the end of its connection: there is none.", e);
            }
        }
        assertThrows(IOException.class,
                () -> Client.connect(service.address(), key, PATIENCE).close(),
                "The service was closed. Nobody can connect.");
    }

    private static SeatService.Request reserve(int seat, String name) {
        return new SeatService.Request.Reserve(seat, name);
    }

    private static void assertReply(SeatService.Reply expected, Connection client,
            SeatService.Request request) throws Exception {
        client.send(request);
        assertEquals(expected, replyFrom(client, request + " was sent"),
                "The reply to " + request + ".");
    }

    private static void assertRefused(Connection client, Object request, String why)
            throws Exception {
        client.send(request);
        assertInstanceOf(SeatService.Reply.Refused.class, replyFrom(client, why + " It was sent"),
                why + " The reply to it.");
    }

    private static Object replyFrom(Connection client, String situation) throws Exception {
        try {
            return client.receive(PATIENCE);
        } catch (TimeoutException e) {
            throw new AssertionError(situation + ", and for " + PATIENCE.toSeconds()
                    + " seconds there was no reply. Who serves this client?", e);
        } catch (EOFException e) {
            throw new AssertionError(situation + ", and then the service has closed the connection:"
                    + " the conversation should go on.", e);
        }
    }
}
