package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads at one connection, platform threads or virtual ones. */
class ThreadsTest {

    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofSeconds(20);

    private Pipe pipe;
    private Connection left;
    private Connection right;

    @BeforeEach
    void open() throws IOException {
        pipe = Pipe.open();
        left = pipe.left();
        right = pipe.right();
    }

    @AfterEach
    void close() {
        pipe.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneThreadMaySendWhileAnotherReceives(boolean virtual) throws Exception {
        byte[] message = Stamped.bytes(200_000);
        List<Call<Boolean>> calls = new ArrayList<>();
        for (Connection end : List.of(left, right)) {
            calls.add(Call.of(virtual, () -> {
                for (int i = 0; i < 100; i++) {
                    end.sendBytes(message);
                }
                return true;
            }));
            calls.add(Call.of(virtual, () -> {
                boolean same = true;
                for (int i = 0; i < 100; i++) {
                    same &= Arrays.equals(end.receiveBytes(), message);
                }
                return same;
            }));
        }
        for (Call<Boolean> call : calls) {
            assertThat(call.get()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void messagesOfManySendersAreWholeAndInOrder(boolean virtual) throws Exception {
        List<Call<Boolean>> senders = new ArrayList<>();
        for (int sender = 0; sender < 8; sender++) {
            int number = sender;
            senders.add(Call.of(virtual, () -> {
                for (int i = 0; i < 200; i++) {
                    left.send(message(number, i));
                }
                return true;
            }));
        }
        int[] next = new int[8];
        for (int i = 0; i < 8 * 200; i++) {
            int[] message = (int[]) right.receive();
            assertThat(message).isEqualTo(message(message[0], next[message[0]]++));
        }
        for (Call<Boolean> sender : senders) {
            assertThat(sender.get()).isTrue();
        }
    }

    /** Of very different lengths. */
    private static int[] message(int sender, int number) {
        int[] message = new int[2 + number * number % 9_973];
        Arrays.fill(message, number);
        message[0] = sender;
        return message;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachMessageGoesToOneOfManyReceivers(boolean virtual) throws Exception {
        List<Call<List<Object>>> receivers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            receivers.add(Call.of(virtual, () -> {
                List<Object> received = new ArrayList<>();
                for (Object o = right.receive(); o != null; o = right.receive()) {
                    received.add(o);
                }
                return received;
            }));
        }
        List<Object> sent = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            left.send(i);
            sent.add(i);
        }
        for (int i = 0; i < 6; i++) {
            left.send(null);
        }
        List<Object> received = new ArrayList<>();
        for (Call<List<Object>> receiver : receivers) {
            List<Object> part = receiver.get();
            assertThat(part).isSortedAccordingTo((a, b) -> (int) a - (int) b);
            received.addAll(part);
        }
        assertThat(received).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void whileAnotherReceivesThereIsNothingToPoll() throws Exception {
        Call<Object> first = Call.of(right::receive).awaitAsleep();
        assertThat(right.poll()).isFalse();
        assertThat(right.poll(SHORT)).isFalse();
        assertThatThrownBy(() -> right.receive(SHORT)).isInstanceOf(TimeoutException.class);
        left.send(1);
        assertThat(first.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closingEndsTheWaitingOfOthers(boolean virtual) throws Exception {
        Call<Object> receiving = Call.of(virtual, right::receive).awaitAsleep();
        Call<Boolean> behind = Call.of(virtual, () -> right.poll(LONG)).awaitInside("lock");
        Call<Boolean> sending = Call.of(virtual, () -> {
            right.sendBytes(new byte[3_000_000]);
            return true;
        }).awaitAsleep();
        right.close();
        for (Call<?> call : List.of(receiving, behind, sending)) {
            assertThat(call.failure()).isInstanceOf(IOException.class)
                    .hasMessageContaining("has been closed");
        }
    }

    @Test
    void theOtherEndSeesTheEndThoughOthersWaitedHere() throws Exception {
        Call<Object> receiving = Call.of(right::receive).awaitAsleep();
        Call<Object> atTheOtherEnd = Call.of(left::receive).awaitAsleep();
        right.close();
        assertThat(receiving.failure()).isInstanceOf(IOException.class);
        assertThat(atTheOtherEnd.failure()).isInstanceOf(EOFException.class);
    }

    @Test
    void aThousandVirtualThreadsTalkInPairs() throws Exception {
        List<Pipe> pipes = new ArrayList<>();
        List<Call<Object>> calls = new ArrayList<>();
        try {
            for (int i = 0; i < 500; i++) {
                Pipe one = Pipe.open();
                pipes.add(one);
                calls.add(Call.of(true, () -> talk(one.left(), true)));
                calls.add(Call.of(true, () -> talk(one.right(), false)));
            }
            for (Call<Object> call : calls) {
                assertThat(call.get()).isEqualTo(20);
            }
        } finally {
            pipes.forEach(Pipe::close);
        }
    }

    private static Object talk(Connection connection, boolean begins) throws Exception {
        Object last = 0;
        if (begins) {
            connection.send(1);
        }
        for (int i = 0; i < 10; i++) {
            last = connection.receive();
            if (!last.equals(20)) {
                connection.send((int) last + 1);
            }
        }
        return begins ? last : (int) last + 1;
    }
}
