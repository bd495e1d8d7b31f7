import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.JvmProcess;

@Idea("waiting")
@Limit(60)
class FairMergeTest {

    private static final int CHILDRENS_MESSAGES = 500;

    private final List<Connection> senders = new ArrayList<>();
    private final List<Connection> receivers = new ArrayList<>();
    private final List<Object> merged = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() throws Exception {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
        senders.forEach(Connection::close);
        receivers.forEach(Connection::close);
    }

    /** Opens so many pipes. */
    private void open(int sources) throws Exception {
        for (int i = 0; i < sources; i++) {
            Pipe.OneWay pipe = Pipe.oneWay();
            senders.add(pipe.sender());
            receivers.add(pipe.receiver());
            pipe.sender().send("what is done for the first time takes longer");
            pipe.receiver().receive();
        }
    }

    @Test
    @Points(1)
    void allMessagesOfAllSourcesCome() throws Exception {
        open(3);
        for (int i = 0; i < 3; i++) {
            for (int number = 0; number < 4; number++) {
                senders.get(i).send(name(i) + number);
            }
            senders.get(i).close();
        }
        merge("Three sources sent four messages each, and ended.", merged::add);
        assertEquals(12, merged.size(), "Three sources sent four messages each. They were: "
                + merged);
        assertOrder(3, 4);
        merged.clear();
        FairMerge.merge(List.of(), merged::add);
        assertEquals(List.of(), merged, "There are no sources.");
    }

    private static String name(int source) {
        return "abcdefgh".charAt(source) + " ";
    }

    private void assertOrder(int sources, int messages) {
        for (int i = 0; i < sources; i++) {
            String name = name(i);
            List<Object> ofOne = merged.stream().filter(message -> ((String) message)
                    .startsWith(name)).toList();
            assertEquals(IntStream.range(0, messages).mapToObj(n -> name + n).toList(), ofOne,
                    "The messages of one source, in the order in which they came out of merge.");
        }
    }

    @Test
    @Points(2)
    void aTalkerDoesNotDrownOutTheOthers() throws Exception {
        open(2);
        Connection talker = senders.get(0);
        talker.send("talk");
        senders.get(1).send("a word");
        senders.get(1).close();
        merge("One source always has a message, another one has a single one.", message -> {
            merged.add(message);
            goOn(talker, merged.size());
        });
        int place = merged.indexOf("a word");
        assertTrue(place >= 0, "Two sources had a message when merge began. The message of one of"
                + " them has not come at all.");
        assertTrue(place <= 2, "Two sources had a message when merge began. One of"
                + " them has sent the next one each time one was handled, 200 in all. The single"
                + " message of the other came at place " + (place + 1)
                + "; in the first round it would be 1 or 2. Of whom do you take more than one?");
    }

    /** Sends the next message while the one before is handled. */
    private static void goOn(Connection talker, int handled) {
        try {
            if (handled < 200) {
                talker.send("talk");
            } else {
                talker.close();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the test cannot send", e);
        }
    }

    @Test
    @Points(2)
    void inEachRoundEachSourceIsHeard() throws Exception {
        open(3);
        for (int number = 0; number < 30; number++) {
            for (int i = 0; i < 3; i++) {
                senders.get(i).send(name(i) + number);
            }
        }
        senders.forEach(Connection::close);
        merge("Three sources sent 30 messages each.", merged::add);
        assertOrder(3, 30);
        for (int round = 0; round < 30; round++) {
            List<Object> heard = merged.subList(3 * round, 3 * round + 3);
            String number = " " + round;
            assertTrue(heard.stream().allMatch(message -> ((String) message).endsWith(number)),
                    "Three sources sent 30 messages each, before merge began. In round "
                            + (round + 1) + " it should take one of each; it took " + heard + ".");
        }
    }

    @Test
    @Points(1)
    void aSilentSourceHoldsUpNobody() throws Exception {
        open(3);
        for (int number = 0; number < 3; number++) {
            senders.get(1).send(name(1) + number);
        }
        FutureTask<Void> merge = mergeInThread(merged::add);
        awaitMerged(3, merge, "The sources before and after it are silent.");
        senders.get(2).send("at last");
        awaitMerged(4, merge, "A source that was silent has sent its first message.");
        senders.forEach(Connection::close);
        Await.resultOf(merge, "All sources have ended.");
    }

    @Test
    @Points(2)
    @Idea("end-of-file")
    void anEndedSourceIsClosedAndTheOthersGoOn() throws Exception {
        open(3);
        senders.get(0).close();
        senders.get(1).send("b 0");
        FutureTask<Void> merge = mergeInThread(merged::add);
        awaitMerged(1, merge, "Another source has ended.");
        senders.get(1).close();
        senders.get(2).send("c 0");
        awaitMerged(2, merge, "The other sources have ended.");
        senders.get(2).close();
        Await.resultOf(merge, "All sources have ended.");
        assertEquals(List.of("b 0", "c 0"), merged, "What the sources have sent.");
        for (Connection receiver : receivers) {
            assertThrows(IOException.class, receiver::poll,
                    "A source that has ended should be closed.");
        }
    }

    @Test
    @Points(2)
    @Idea("allowed")
    void whatCannotBeReadIsNoEnd() throws Exception {
        open(1);
        senders.get(0).send("before");
        senders.get(0).send(new Unreadable());
        senders.get(0).send(null);
        senders.get(0).close();
        merge("One of three messages cannot be read.", merged::add);
        assertEquals(3, merged.size(), "Three messages were sent, and the second one cannot be"
                + " read. This came: " + merged);
        assertEquals("before", merged.get(0), "The first message.");
        assertInstanceOf(UnreadableMessageException.class, merged.get(1),
                "The second message cannot be read.");
        assertEquals(null, merged.get(2), "The third message is null: that is one, too.");
    }

    /** Can be sent, and not be read. */
    private static final class Unreadable implements Serializable {

        private static final long serialVersionUID = 1;

        private Object readResolve() throws InvalidObjectException {
            throw new InvalidObjectException("made to be unreadable");
        }
    }

    @Test
    @Points(1)
    void whileNothingComesMergeSleeps() throws Exception {
        open(2);
        var calls = new AtomicInteger();
        receivers.replaceAll(receiver -> counting(receiver, calls));
        senders.get(0).send("first");
        FutureTask<Void> merge = mergeInThread(merged::add);
        awaitMerged(1, merge, "One source has sent a message.");
        int before = calls.get();
        Await.within(Duration.ofSeconds(1), () -> calls.get() - before > 500 || merge.isDone());
        assertTrue(calls.get() - before <= 500, "For a second no source had anything. But merge has"
                + " called their methods more than " + (calls.get() - before) + " times: it looks"
                + " again and again, in place of sleeping.");
        senders.forEach(Connection::close);
        Await.resultOf(merge, "All sources have ended.");
    }

    /** The same connection, whose calls are counted. */
    @SuppressWarnings("ReferenceEquality") // what Object says of equals
    private static Connection counting(Connection connection, AtomicInteger calls) {
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
                new Class<?>[]{Connection.class}, (proxy, method, arguments) -> {
                    calls.incrementAndGet();
                    return switch (method.getName()) {
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> call(connection, method, arguments);
                    };
                });
    }

    private static Object call(Connection connection, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    @Points(2)
    @Idea("end-of-file")
    void oneOfManyChildrenDies() throws Exception {
        open(3);
        List<JvmProcess> children = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String name = name(i);
            Connection sender = senders.get(i);
            int number = i == 0 ? Integer.MAX_VALUE : CHILDRENS_MESSAGES;
            children.add(JvmProcess.start(() -> talk(sender, name, number)));
        }
        FutureTask<Void> merge = mergeInThread(message -> {
            merged.add(message);
            if (message.equals("a 20")) {
                children.get(0).kill();
            }
        });
        Await.resultOf(merge, "Three children talk, and one of them was killed.");
        List<Object> ofDead = merged.stream().filter(m -> ((String) m).startsWith("a ")).toList();
        assertTrue(ofDead.size() >= 21, "One of three children was killed after its message 20."
                + " Of it came only " + ofDead.size() + " messages.");
        merged.removeIf(message -> ((String) message).startsWith("a "));
        merged.addAll(IntStream.range(0, CHILDRENS_MESSAGES).mapToObj(n -> "a " + n).toList());
        assertOrder(3, CHILDRENS_MESSAGES);
    }

    private static void talk(Connection to, String name, int number) throws Exception {
        for (int i = 0; i < number; i++) {
            to.send(name + i);
        }
    }

    private void merge(String situation, Consumer<Object> sink) throws Exception {
        Await.resultOf(mergeInThread(sink), situation);
    }

    private FutureTask<Void> mergeInThread(Consumer<Object> sink) {
        var merge = new FutureTask<Void>(() -> {
            FairMerge.merge(List.copyOf(receivers), sink);
            return null;
        });
        Thread.ofPlatform().daemon().name("merges").start(merge);
        return merge;
    }

    private void awaitMerged(int messages, FutureTask<Void> merge, String situation)
            throws Exception {
        boolean here = Await.within(Await.USUAL_LIMIT,
                () -> merged.size() >= messages || merge.isDone());
        if (merge.isDone()) {
            merge.get();
        }
        assertTrue(here && merged.size() >= messages, situation + " The sink should get message "
                + messages + ". It has got " + merged + ", and merge "
                + (merge.isDone() ? "has returned." : "still waits."));
    }
}
