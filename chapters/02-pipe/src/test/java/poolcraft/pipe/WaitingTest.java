package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import poolcraft.process.JvmProcess;
import poolcraft.process.Waitable;

/** Waiting for many things at once: CPython's tests of its {@code wait}, and more. */
class WaitingTest {

    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<Pipe> pipes = new ArrayList<>();
    private final List<JvmProcess> processes = new ArrayList<>();

    @AfterEach
    void close() {
        pipes.forEach(Pipe::close);
        processes.forEach(JvmProcess::kill);
    }

    private Pipe pipe() throws IOException {
        Pipe pipe = Pipe.open();
        pipes.add(pipe);
        return pipe;
    }

    private JvmProcess ending(int exitCode) {
        JvmProcess process = JvmProcess.start(() -> System.exit(exitCode));
        processes.add(process);
        return process;
    }

    private List<Connection> readers(int count) throws IOException {
        List<Connection> readers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            readers.add(pipe().right());
        }
        return readers;
    }

    @Test
    void itReturnsThoseThatAreReadyInTheirOrder() throws Exception {
        List<Connection> readers = readers(5);
        pipes.get(3).left().send("d");
        pipes.get(1).left().send("b");
        assertThat(Waiting.any(readers)).containsExactly(readers.get(1), readers.get(3));
        assertThat(Waiting.any(readers, LONG)).containsExactly(readers.get(1), readers.get(3));
        assertThat(Waiting.any(readers, Duration.ZERO))
                .containsExactly(readers.get(1), readers.get(3));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itSleepsUntilOneIsReady(boolean virtual) throws Exception {
        List<Connection> readers = readers(50);
        for (int i : new int[]{17, 0, 49}) {
            Call<List<Connection>> waiting = Call.of(virtual, () -> Waiting.any(readers))
                    .awaitAsleep();
            pipes.get(i).left().send(i);
            assertThat(waiting.get()).containsExactly(readers.get(i));
            assertThat(readers.get(i).receive()).isEqualTo(i);
        }
    }

    @Test
    void manyConnectionsAndProcessesAreAwaitedAtOnce() throws Exception {
        List<Waitable> left = new ArrayList<>(readers(20));
        for (int i = 0; i < 3; i++) {
            left.add(ending(i));
        }
        Call<Boolean> sending = Call.of(() -> {
            for (Pipe pipe : pipes) {
                pipe.left().send("first");
                pipe.left().send("last");
                pipe.left().close();
            }
            return true;
        });
        Set<Waitable> ended = new HashSet<>();
        int messages = 0;
        while (!left.isEmpty()) {
            for (Waitable ready : Waiting.any(left, LONG)) {
                if (ready instanceof Connection connection && !isAtEnd(connection)) {
                    messages++;
                } else {
                    assertThat(ended.add(ready)).isTrue();
                    left.remove(ready);
                }
            }
        }
        assertThat(sending.get()).isTrue();
        assertThat(messages).isEqualTo(40);
        assertThat(ended).hasSize(23);
        assertThat(processes).extracting(process -> process.exitCode().getAsInt())
                .containsExactly(0, 1, 2);
    }

    private static boolean isAtEnd(Connection connection)
            throws IOException, InterruptedException {
        try {
            connection.receive();
            return false;
        } catch (EOFException e) {
            return true;
        }
    }

    @Test
    void theEndOfAProcessWakesUp() throws Exception {
        JvmProcess process = JvmProcess.start(() -> System.in.read());
        processes.add(process);
        JvmProcess sleeping = JvmProcess.start(() -> Thread.sleep(60_000));
        processes.add(sleeping);
        List<Waitable> things = List.of(sleeping, process, pipe().left());
        assertThat(Waiting.any(things, LONG)).containsExactly(process);
        assertThat(process.exitCode()).hasValue(0);
    }

    @Test
    void aProcessThatWasNotStartedCannotBeAwaited() {
        List<JvmProcess> things = List.of(JvmProcess.of(() -> {}));
        assertThatThrownBy(() -> Waiting.any(things)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start()");
    }

    @Test
    void aConnectionWhoseOtherEndIsClosedIsReady() throws Exception {
        List<Connection> readers = readers(3);
        Call<List<Connection>> waiting = Call.of(() -> Waiting.any(readers)).awaitAsleep();
        pipes.get(2).left().close();
        assertThat(waiting.get()).containsExactly(readers.get(2));
        assertThatThrownBy(readers.get(2)::receive).isInstanceOf(EOFException.class);
    }

    @Test
    void halfAMessageIsNotReady() throws Exception {
        SocketPair sockets = SocketPair.open();
        try (var connection = new StreamConnection(sockets.right(), Formats.standard())) {
            List<Connection> things = List.of(connection);
            sockets.left().write(Formats.bytes(2, 0, 0));
            assertThat(Waiting.any(things, SHORT)).isEmpty();
            Call<List<Connection>> waiting = Call.of(() -> Waiting.any(things)).awaitAsleep();
            sockets.left().write(Formats.bytes(0, 0, 9));
            assertThat(waiting.get()).containsExactly(connection);
        } finally {
            sockets.left().close();
        }
    }

    @Test
    void aLimitOfZeroOrLessReturnsAtOnce() throws Exception {
        List<Connection> readers = readers(2);
        for (Duration limit : List.of(Duration.ZERO, Duration.ofSeconds(-1),
                Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThat(Waiting.any(readers, limit)).isEmpty();
        }
    }

    @Test
    void theLimitIsKept() throws Exception {
        List<Connection> readers = readers(2);
        long start = System.nanoTime();
        assertThat(Waiting.any(readers, SHORT)).isEmpty();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    @Test
    void ofNothingNothingIsReady() throws Exception {
        assertThat(Waiting.any(List.<Connection>of())).isEmpty();
        assertThat(Waiting.any(List.<Connection>of(), LONG)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptEndsTheWaitingAndHarmsNothing(boolean virtual) throws Exception {
        List<Connection> readers = readers(2);
        Call<List<Connection>> waiting = Call.of(virtual, () -> Waiting.any(readers))
                .awaitAsleep();
        waiting.interrupt();
        assertThat(waiting.failure()).isInstanceOf(InterruptedException.class);
        pipes.get(0).left().send(1);
        assertThat(Waiting.any(readers)).containsExactly(readers.get(0));
        assertThat(readers.get(0).receive()).isEqualTo(1);
    }

    @Test
    void oneThatIsClosedMeanwhileEndsTheWaiting() throws Exception {
        List<Connection> readers = readers(2);
        Call<List<Connection>> waiting = Call.of(() -> Waiting.any(readers)).awaitAsleep();
        readers.get(1).close();
        assertThat(waiting.failure()).isInstanceOf(IOException.class)
                .hasMessageContaining("has been closed");
    }

    @Test
    void oneThatIsClosedCannotBeAwaited() throws Exception {
        List<Connection> readers = readers(2);
        readers.get(1).close();
        assertThatThrownBy(() -> Waiting.any(readers)).isInstanceOf(IOException.class)
                .hasMessageContaining("has been closed");
    }

    @Test
    void manyThreadsMayWaitForTheSameThings() throws Exception {
        List<Connection> readers = readers(3);
        List<Call<List<Connection>>> waiting = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiting.add(Call.of(() -> Waiting.any(readers)));
        }
        for (Call<List<Connection>> call : waiting) {
            call.awaitAsleep();
        }
        pipes.get(1).left().send(1);
        for (Call<List<Connection>> call : waiting) {
            assertThat(call.get()).containsExactly(readers.get(1));
        }
    }

    @Test
    void theSameThingsAreAwaitedAgainAndAgain() throws Exception {
        List<Waitable> things = new ArrayList<>(readers(3));
        JvmProcess process = JvmProcess.start(() -> Thread.sleep(60_000));
        processes.add(process);
        things.add(process);
        for (int i = 0; i < 500; i++) {
            Call<Boolean> sending = Call.of(() -> {
                pipes.get(1).left().send(1);
                return true;
            });
            assertThat(Waiting.any(things, LONG)).containsExactly(things.get(1));
            assertThat(((Connection) things.get(1)).receive()).isEqualTo(1);
            assertThat(sending.get()).isTrue();
        }
    }
}
