package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ring within one process and one thread. */
class RingTest {

    private static final int CAPACITY = 256;

    private Ring ring;
    private RingWriter writer;
    private RingReader reader;

    @BeforeEach
    void open() throws Exception {
        ring = Ring.create(CAPACITY);
        writer = ring.writer(Doorbell.lookingAgain());
        reader = ring.reader(Doorbell.lookingAgain());
    }

    @AfterEach
    void close() throws Exception {
        ring.close();
    }

    @Test
    void messagesArriveInOrder() {
        assertThat(reader.poll()).isNull();
        assertThat(writer.offer(new byte[]{1, 2, 3})).isTrue();
        assertThat(writer.offer(new byte[]{4})).isTrue();
        assertThat(reader.poll()).containsExactly(1, 2, 3);
        assertThat(reader.poll()).containsExactly(4);
        assertThat(reader.poll()).isNull();
    }

    @Test
    void anEmptyMessageIsAMessage() {
        assertThat(writer.offer(new byte[0])).isTrue();
        assertThat(reader.poll()).isEmpty();
        assertThat(reader.poll()).isNull();
    }

    @Test
    void theLongestMessageFillsTheRingFromAnyPosition() {
        for (int i = 0; i < 100; i++) {
            byte[] longest = pattern(i, ring.maxMessage());
            assertThat(writer.offer(longest)).isTrue();
            assertThat(writer.offer(new byte[0])).isFalse();
            assertThat(reader.poll()).isEqualTo(longest);
            assertThat(writer.offer(new byte[1])).isTrue();
            assertThat(reader.poll()).hasSize(1);
        }
    }

    @Test
    void aMessageThatNeverFitsIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> writer.offer(new byte[ring.maxMessage() + 1]))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("in parts");
        assertThat(reader.poll()).isNull();
    }

    @Test
    void aFullRingRefusesAndTakesAgainAfterAPoll() {
        int sent = 0;
        while (writer.offer(new byte[]{(byte) sent})) {
            sent++;
        }
        assertThat(sent).isEqualTo(CAPACITY / 8);
        assertThat(reader.poll()).containsExactly(0);
        assertThat(writer.offer(new byte[]{99})).isTrue();
        assertThat(writer.offer(new byte[]{100})).isFalse();
    }

    @Test
    void whatIsNotPublishedIsNotSeen() {
        assertThat(writer.put(new byte[]{1}, 0, 1)).isTrue();
        assertThat(writer.put(new byte[]{2}, 0, 1)).isTrue();
        assertThat(reader.poll()).isNull();
        writer.publish();
        assertThat(reader.poll()).containsExactly(1);
        assertThat(reader.poll()).containsExactly(2);
    }

    @Test
    void aNewWriterAndANewReaderGoOnWhereTheLastWere() {
        writer.offer(new byte[]{1});
        writer.offer(new byte[]{2});
        writer.put(new byte[]{99}, 0, 1);
        reader.poll();
        ring.writer(Doorbell.lookingAgain()).offer(new byte[]{3});
        RingReader next = ring.reader(Doorbell.lookingAgain());
        assertThat(next.poll()).containsExactly(2);
        assertThat(next.poll()).containsExactly(3);
        assertThat(next.poll()).isNull();
    }

    @Test
    void whatIsNotReleasedTakesRoomAndIsMetAgainByTheNextReader() {
        byte[] longest = new byte[ring.maxMessage()];
        writer.offer(longest);
        assertThat(reader.take(longest)).isEqualTo(longest.length);
        assertThat(writer.offer(new byte[1])).isFalse();
        RingReader next = ring.reader(Doorbell.lookingAgain());
        assertThat(next.take(longest)).isEqualTo(longest.length);
        next.release();
        assertThat(writer.offer(new byte[1])).isTrue();
    }

    @Test
    void aTargetThatIsTooSmallLeavesTheMessage() {
        writer.offer(new byte[]{1, 2, 3});
        assertThatThrownBy(() -> reader.poll(new byte[2]))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] target = new byte[10];
        assertThat(reader.poll(target)).isEqualTo(3);
        assertThat(target).startsWith(1, 2, 3);
        assertThat(reader.poll(target)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMixOfMessagesWrapsAroundUnharmed(long seed) {
        var random = new SplittableRandom(seed);
        Queue<byte[]> inside = new ArrayDeque<>();
        for (int step = 0; step < 50_000; step++) {
            if (random.nextBoolean()) {
                byte[] message = pattern(step, random.nextInt(ring.maxMessage() + 1));
                if (writer.offer(message)) {
                    inside.add(message);
                } else {
                    assertThat(taken(inside) + RingLayout.taken(message.length))
                            .isGreaterThan(CAPACITY);
                }
            } else {
                assertThat(reader.poll()).isEqualTo(inside.poll());
            }
        }
    }

    private static int taken(Queue<byte[]> messages) {
        return messages.stream().mapToInt(message -> RingLayout.taken(message.length)).sum();
    }

    private static byte[] pattern(int seed, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (seed * 31 + i);
        }
        return bytes;
    }

    @Test
    void waitingEndsAtItsLimit() throws Exception {
        assertThat(reader.await(Duration.ofMillis(3))).isEqualTo(Waited.TIMED_OUT);
        assertThat(reader.await(Duration.ZERO)).isEqualTo(Waited.TIMED_OUT);
        writer.offer(new byte[0]);
        assertThat(reader.await(Duration.ZERO)).isEqualTo(Waited.READY);
    }

    @Test
    void whatAGoneWriterLeftIsReadFirst() throws Exception {
        RingReader orphan = ring.reader(new Doorbell() {
            @Override
            public void ring() {}

            @Override
            public boolean await(Duration limit) {
                writer.offer(new byte[]{1});
                return false;
            }
        });
        assertThat(orphan.await(Duration.ofDays(400_000))).isEqualTo(Waited.READY);
        assertThat(orphan.poll()).containsExactly(1);
    }

    @Test
    void aGoneWriterIsReported() throws Exception {
        RingReader orphan = ring.reader(new Doorbell() {
            @Override
            public void ring() {}

            @Override
            public boolean await(Duration limit) {
                return false;
            }
        });
        assertThat(orphan.await(Duration.ofDays(1))).isEqualTo(Waited.OTHER_IS_GONE);
    }

    @Test
    void anInterruptEndsTheWaitingAndLeavesTheRing() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> reader.await(Duration.ofDays(1)))
                .isInstanceOf(InterruptedException.class);
        writer.offer(new byte[]{1});
        assertThat(reader.poll()).containsExactly(1);
    }

    @Test
    void aDamagedRingIsNoticed() {
        writer.offer(new byte[]{1});
        ring.memory().asSlice(RingLayout.DATA, RingLayout.LENGTH_BYTES).fill((byte) -1);
        assertThatThrownBy(reader::poll).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 32, 63, 100, Integer.MIN_VALUE})
    void aCapacityIsAPowerOfTwo(int capacity) {
        assertThatThrownBy(() -> Ring.create(capacity)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("power of two");
    }

    @Test
    void useAfterCloseSaysSo() throws Exception {
        ring.close();
        assertThatThrownBy(() -> writer.offer(new byte[1]))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("has been closed");
        assertThatThrownBy(reader::poll).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been closed");
        assertThatThrownBy(reader::fallAsleep).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has been closed");
    }
}
