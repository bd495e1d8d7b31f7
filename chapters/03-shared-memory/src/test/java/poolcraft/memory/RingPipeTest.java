package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.pipe.Waiting;
import poolcraft.process.JvmProcess;

@Timeout(60)
class RingPipeTest {

    @Test
    void messagesGoBothWays() throws Exception {
        try (Pipe pipe = RingPipe.open()) {
            pipe.left().send("there");
            pipe.left().send(List.of(1, 2, 3));
            pipe.right().send("back");
            assertThat(pipe.right().receive()).isEqualTo("there");
            assertThat(pipe.right().receive()).isEqualTo(List.of(1, 2, 3));
            assertThat(pipe.left().receive()).isEqualTo("back");
        }
    }

    @Test
    void aMessageMayBeLargerThanTheRing() throws Exception {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        try (Pipe pipe = RingPipe.open(Pipe.builder(), 1 << 12)) {
            var sender = CompletableFuture.runAsync(() -> send(pipe.left(), large));
            assertThat(pipe.right().receiveBytes()).isEqualTo(large);
            sender.join();
        }
    }

    private static void send(Connection connection, byte[] bytes) {
        try {
            connection.sendBytes(bytes);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theEndComesAfterWhatWasSentBeforeTheClose() throws Exception {
        try (Pipe pipe = RingPipe.open()) {
            pipe.left().send(1);
            pipe.left().close();
            assertThat(pipe.right().receive()).isEqualTo(1);
            assertThatThrownBy(() -> pipe.right().receive()).isInstanceOf(EOFException.class);
            assertThat(pipe.right().poll()).isTrue();
        }
    }

    @Test
    void sendingToAClosedEndFails() throws Exception {
        try (Pipe pipe = RingPipe.open()) {
            pipe.right().close();
            assertThatThrownBy(() -> {
                while (true) {
                    pipe.left().send(1);
                }
            }).isInstanceOf(IOException.class).hasMessageContaining("other end");
        }
    }

    @Test
    void pollWaitsForItsLimitAndNoLonger() throws Exception {
        try (Pipe pipe = RingPipe.open()) {
            assertThat(pipe.left().poll()).isFalse();
            assertThat(pipe.left().poll(Duration.ofMillis(20))).isFalse();
            pipe.right().send(1);
            assertThat(pipe.left().poll(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void aSleepingReceiverIsWoken() throws Exception {
        try (Pipe pipe = RingPipe.open()) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                Thread receiver = Thread.ofPlatform().start(() -> assertReceives(pipe, number));
                awaitState(receiver, Thread.State.RUNNABLE);
                pipe.left().send(i);
                receiver.join();
            }
        }
    }

    private static void assertReceives(Pipe pipe, int number) {
        try {
            assertThat(pipe.right().receive()).isEqualTo(number);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitState(Thread thread, Thread.State state) {
        while (thread.getState() != state && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndHarmsNothing() throws Exception {
        try (Pipe pipe = RingPipe.open()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> pipe.left().receive())
                    .isInstanceOf(InterruptedException.class);
            pipe.right().send(1);
            assertThat(pipe.left().receive()).isEqualTo(1);
        }
    }

    @Test
    void closingFromAnotherThreadEndsTheWait() throws Exception {
        Pipe pipe = RingPipe.open();
        Thread receiver = Thread.ofPlatform().start(() -> assertThatThrownBy(
                () -> pipe.left().receive()).isInstanceOf(IOException.class));
        awaitState(receiver, Thread.State.RUNNABLE);
        pipe.close();
        receiver.join();
    }

    @Test
    void itIsWaitedForTogetherWithOthers() throws Exception {
        try (Pipe ring = RingPipe.open(); Pipe socket = Pipe.open()) {
            List<Connection> both = List.of(ring.left(), socket.left());
            assertThat(Waiting.any(both, Duration.ofMillis(10))).isEmpty();
            for (int i = 0; i < 20; i++) {
                Pipe next = i % 2 == 0 ? ring : socket;
                var sender = CompletableFuture.runAsync(() -> sendInt(next.right()));
                assertThat(Waiting.any(both)).containsExactly(next.left());
                assertThat(next.left().receive()).isEqualTo(7);
                sender.join();
            }
        }
    }

    private static void sendInt(Connection connection) {
        try {
            connection.send(7);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void bothEndsGoToTwoChildren() throws Exception {
        try (Pipe pipe = RingPipe.open(); Pipe answer = RingPipe.open()) {
            Connection left = pipe.left();
            Connection right = pipe.right();
            Connection report = answer.right();
            left.send(40);
            JvmProcess adder = JvmProcess.start(() -> {
                right.send((int) right.receive() + 1);
                right.send((int) right.receive() + 1);
            });
            JvmProcess asker = JvmProcess.start(() -> {
                left.send(left.receive());
                report.send(left.receive());
            });
            assertThat(answer.left().receive()).isEqualTo(42);
            adder.join();
            asker.join();
            assertThat(adder.exitCode()).hasValue(0);
        }
    }

    @Test
    void whatWasNotReceivedMovesWithTheEnd() throws Exception {
        try (Pipe road = Pipe.open(); Pipe pipe = RingPipe.open()) {
            for (int i = 0; i < 10; i++) {
                pipe.left().send(i);
            }
            assertThat(pipe.right().receive()).isEqualTo(0);
            road.left().send(pipe.right());
            Connection moved = (Connection) road.right().receive();
            pipe.left().send(10);
            for (int i = 1; i <= 10; i++) {
                assertThat(moved.receive()).isEqualTo(i);
            }
            moved.send("back");
            assertThat(pipe.left().receive()).isEqualTo("back");
            moved.close();
        }
    }

    @Test
    void aKilledProcessIsTheEndOfItsEnd() throws Exception {
        try (Pipe pipe = RingPipe.open()) {
            Connection childs = pipe.right();
            JvmProcess child = JvmProcess.start(() -> {
                byte[] message = new byte[100_000];
                for (int i = 0;; i++) {
                    Arrays.fill(message, (byte) i);
                    childs.sendBytes(message);
                }
            });
            for (int i = 0; i < 100; i++) {
                assertWhole(pipe.left().receiveBytes(), i);
            }
            child.kill();
            assertThatThrownBy(() -> {
                for (int i = 100;; i++) {
                    assertWhole(pipe.left().receiveBytes(), i);
                }
            }).isInstanceOf(EOFException.class);
            child.join();
        }
    }

    private static void assertWhole(byte[] message, int number) {
        byte[] expected = new byte[100_000];
        Arrays.fill(expected, (byte) number);
        assertThat(message).isEqualTo(expected);
    }

    @Test
    void twoProcessesTalkForLongWithPausesAndWithoutAHang() throws Exception {
        try (Pipe pipe = RingPipe.open(Pipe.builder(), 1 << 12)) {
            Connection childs = pipe.right();
            JvmProcess child = JvmProcess.start(() -> {
                while (childs.receive() instanceof byte[] message) {
                    childs.send(message);
                }
            });
            Random random = new Random(7);
            for (int i = 0; i < 3_000; i++) {
                byte[] message = new byte[random.nextInt(5) == 0 ? random.nextInt(20_000) : 10];
                random.nextBytes(message);
                pipe.left().send(message);
                assertThat((byte[]) pipe.left().receive()).isEqualTo(message);
            }
            pipe.left().send("enough");
            child.join();
        }
    }

    @Test
    void aPipeAtRestUsesNoProcessor() throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        try (Pipe pipe = RingPipe.open()) {
            long[] used = new long[1];
            Thread receiver = Thread.ofPlatform().start(() -> {
                assertReceives(pipe, 1);
                used[0] = threads.getCurrentThreadCpuTime();
            });
            assertThat(pipe.left().poll(Duration.ofMillis(500))).isFalse();
            pipe.left().send(1);
            receiver.join();
            assertThat(Duration.ofNanos(used[0])).isLessThan(Duration.ofMillis(250));
        }
    }

    @Test
    void theLastEndTakesTheMemoryAway() throws Exception {
        Pipe pipe = RingPipe.open();
        String name = pipe.left().toString().replaceAll(".*RingStream\\[([^,]*),.*", "$1");
        Segment.attach(name).close();
        pipe.left().close();
        pipe.right().close();
        assertThatThrownBy(() -> Segment.attach(name)).isInstanceOf(IOException.class);
    }
}
