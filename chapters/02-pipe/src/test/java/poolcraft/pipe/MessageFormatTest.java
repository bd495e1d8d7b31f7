package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.event.EventListenerList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/** What a message is in bytes, and what bytes that are none can do. */
class MessageFormatTest {

    private static final MessageFormat FORMAT = Formats.standard();

    private static byte[] bytesOf(@Nullable Object message) {
        var buffer = new MessageBuffer(1 << 24);
        FORMAT.write(message, buffer, new Transfer());
        return Arrays.copyOf(buffer.array(), buffer.size());
    }

    private static @Nullable Object read(byte[] message) throws IOException {
        var view = new MessageView();
        view.set(message, 1, message.length - 1);
        return FORMAT.read(message[0], view);
    }

    @Test
    void aBufferGrowsUnderASingleByte() throws IOException {
        var buffer = new MessageBuffer(1 << 20);
        for (int i = 0; i < 2_000; i++) {
            buffer.write(i);
        }
        for (int i = 0; i < buffer.size(); i++) {
            assertThat(buffer.array()[i]).isEqualTo((byte) i);
        }
    }

    static Stream<@Nullable Object> messages() {
        return Stream.of(null, true, false, 0, -1, Integer.MIN_VALUE, 1L << 40, Long.MAX_VALUE,
                3.5, Double.NaN, Double.NEGATIVE_INFINITY, "", "text", "caf\u00e9", "\u00ff\u0100",
                "\ud83d\ude00 half a pair: \ud83d", "\0", "x".repeat(100_000),
                "\u4e2d".repeat(100_000), new byte[0], new byte[]{-128, 0, 127}, new int[0],
                new int[]{1, -1, Integer.MIN_VALUE}, new long[]{Long.MIN_VALUE, 1},
                new double[]{0.1, -0.0}, new int[100_000], List.of(1, "two"),
                Map.of("k", List.of()), 'c', 1.5f, (short) 3, new String[]{"a", null},
                new Point(3, 4), Thread.State.BLOCKED, new boolean[]{true});
    }

    private record Point(int x, int y) implements Serializable {}

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsReadAsItWasWritten(@Nullable Object message) throws IOException {
        Object read = read(bytesOf(message));
        assertThat(Arrays.deepEquals(new Object[]{read}, new Object[]{message})).isTrue();
        assertThat(read == null ? null : read.getClass())
                .isEqualTo(message == null ? null : message.getClass());
    }

    @Test
    void simpleValuesAreCompact() {
        assertThat(bytesOf(null)).hasSize(1);
        assertThat(bytesOf(true)).hasSize(1);
        assertThat(bytesOf(7)).hasSize(5);
        assertThat(bytesOf(7L)).hasSize(9);
        assertThat(bytesOf(7.0)).hasSize(9);
        assertThat(bytesOf("seven")).hasSize(6);
        assertThat(bytesOf("\u4e03")).hasSize(3);
        assertThat(bytesOf(new int[7])).hasSize(29);
        assertThat(bytesOf(new byte[7])).hasSize(8);
    }

    @Test
    void theFormatIsTheOneThatIsDrawn() {
        assertThat(bytesOf(0x01020304)).containsExactly(4, 4, 3, 2, 1);
        assertThat(bytesOf("AB")).containsExactly(7, 'A', 'B');
        assertThat(bytesOf("\u4e2d")).containsExactly(8, 0x2d, 0x4e);
        assertThat(bytesOf(new int[]{1})).containsExactly(10, 1, 0, 0, 0);
        assertThat(bytesOf(1L << 56)).containsExactly(5, 0, 0, 0, 0, 0, 0, 0, 1);
    }

    @Test
    void aBufferIsUsedAgain() {
        var buffer = new MessageBuffer(1 << 24);
        FORMAT.write("first, and long", buffer, new Transfer());
        buffer.clear();
        FORMAT.write(1, buffer, new Transfer());
        assertThat(Arrays.copyOf(buffer.array(), buffer.size())).containsExactly(4, 1, 0, 0, 0);
    }

    @Test
    void whatALongMessageTookIsGivenBack() {
        var buffer = new MessageBuffer(1 << 24);
        FORMAT.write(new int[3 << 20], buffer, new Transfer());
        buffer.clear();
        assertThat(buffer.array().length).isLessThan(1 << 20);
    }

    @Test
    void aMessageBeyondTheLimitIsRefused() {
        var buffer = new MessageBuffer(100);
        FORMAT.write(new byte[99], buffer, new Transfer());
        for (Object message : List.of(new byte[100], "x".repeat(100), new long[13],
                List.of("x".repeat(100)))) {
            buffer.clear();
            assertThatThrownBy(() -> FORMAT.write(message, buffer, new Transfer()))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContainingAll("more than 100 bytes", "in parts");
        }
    }

    @Test
    void aWrongKindIsRefused() {
        for (int kind = 14; kind < 256; kind++) {
            byte[] message = {(byte) kind, 1, 2, 3, 4};
            assertUnreadable(message, "no kind of message");
        }
    }

    @Test
    void aWrongLengthIsRefused() {
        for (byte[] message : List.of(new byte[]{4, 1, 2, 3}, new byte[]{4, 1, 2, 3, 4, 5},
                new byte[]{5, 1}, new byte[]{6, 1, 2, 3}, new byte[]{1, 0}, new byte[]{2, 0},
                new byte[]{8, 1}, new byte[]{10, 1, 2, 3}, new byte[]{11, 1, 2, 3, 4},
                new byte[]{12, 1, 2, 3, 4})) {
            assertUnreadable(message, "damaged");
        }
    }

    private static void assertUnreadable(byte[] message, String... words) {
        assertThatThrownBy(() -> read(message)).isInstanceOf(UnreadableMessageException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void aClassThatIsNotAllowedIsNamedWithItsRemedy() throws IOException {
        assertUnreadable(serialized(new EventListenerList()),
                "javax.swing.event.EventListenerList", "allow-list",
                ".allow(\"javax.swing.event.EventListenerList\")");
        assertThatThrownBy(() -> bytesOf(new EventListenerList()))
                .isInstanceOf(TransferException.class)
                .hasMessageContainingAll("javax.swing.event.EventListenerList", "allow-list");
    }

    @Test
    void aClassThatIsMissingIsNamed() throws IOException {
        byte[] message = serialized(new Point(1, 2));
        replace(message, "MessageFormatTest$Point", "MessageFormatTest$Paint");
        assertUnreadable(message, "poolcraft.pipe.MessageFormatTest$Paint", "does not have");
    }

    private static void replace(byte[] bytes, String from, String to) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] changed = text.replace(from, to)
                .getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(changed, 0, bytes, 0, bytes.length);
    }

    /** As a program writes that keeps to no list. */
    private static byte[] serialized(Object object) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(13);
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    @Test
    void anArrayThatItsBytesCannotFillIsRefused() throws IOException {
        for (Object array : List.of(new byte[1], new long[1], new Object[1], new String[1])) {
            byte[] message = serialized(array);
            byte[] tail = Arrays.copyOfRange(serialized(array), 0, message.length);
            int at = indexOfLength(tail);
            Arrays.fill(message, at, at + 4, (byte) 0x7f);
            assertUnreadable(message, "more than its bytes can hold");
        }
    }

    /** Where the length 1 of the array stands: behind the end of its class and the null after it. */
    private static int indexOfLength(byte[] message) {
        for (int i = message.length - 6; i > 0; i--) {
            if (message[i] == 0x78 && message[i + 1] == 0x70) {
                return i + 2;
            }
        }
        throw new AssertionError("no array in " + Arrays.toString(message));
    }

    @Test
    void manyArraysThatTogetherAskForTooMuchAreRefused() throws IOException {
        Object nested = new Object[]{null};
        for (int i = 0; i < 200; i++) {
            nested = new Object[]{nested};
        }
        byte[] message = serialized(nested);
        for (int i = 0; i + 6 < message.length; i++) {
            boolean isLength = message[i] == 0 && message[i + 1] == 0 && message[i + 2] == 0
                    && message[i + 3] == 1;
            if (isLength) {
                message[i + 2] = 0x40;
            }
        }
        assertUnreadable(message, "more than its bytes can hold");
    }

    @Test
    void largeCollectionsAreNotTakenForHostile() throws IOException {
        List<Object> all = new ArrayList<>();
        for (int size : new int[]{0, 1, 100, 50_000}) {
            all.add(new HashMap<>(IntStream.range(0, size).boxed()
                    .collect(Collectors.toMap(i -> i, i -> ""))));
            all.add(new ArrayDeque<>(Collections.nCopies(size, 1)));
            all.add(Arrays.asList(new Object[size]));
            all.add(Collections.nCopies(size, null));
        }
        assertThat((List<?>) read(bytesOf(all))).hasSize(all.size());
    }

    @Test
    void anObjectWhoseReadingThrowsIsUnreadable() {
        assertUnreadable(bytesOf(new Moody()), "in a bad mood");
    }

    private static final class Moody implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Serial
        private Object readResolve() {
            throw new IllegalStateException("in a bad mood");
        }
    }

    @Test
    void damagedBytesAreReadOrRefusedAndDoNoOtherHarm() {
        List<byte[]> good = messages().map(MessageFormatTest::bytesOf)
                .filter(message -> message.length < 1_000).toList();
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new SplittableRandom(seed);
            byte[] message = good.get(random.nextInt(good.size())).clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                message[random.nextInt(message.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(message, 1 + random.nextInt(message.length));
            readOrRefuse(cut, seed);
        }
    }

    private static void readOrRefuse(byte[] message, int seed) {
        try {
            read(message);
        } catch (UnreadableMessageException e) {
            assertThat(e).hasMessageContaining("A message was lost");
        } catch (Throwable e) {
            throw new AssertionError("seed " + seed, e);
        }
    }
}
