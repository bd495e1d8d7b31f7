package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a function captured, as bytes and back. */
class CapturedValuesTest {

    private static final AllowList ALLOW_LIST = new AllowList(List.of());

    private static byte[] write(@Nullable Object... values) throws IOException {
        var bytes = new ByteArrayOutputStream();
        CapturedValues.write(new DataOutputStream(bytes), values, "the test", ALLOW_LIST,
                new Transfer());
        return bytes.toByteArray();
    }

    private static @Nullable Object[] read(byte... bytes)
            throws IOException, ClassNotFoundException {
        return CapturedValues.read(new DataInputStream(new ByteArrayInputStream(bytes)),
                ALLOW_LIST, ClassLoader.getSystemClassLoader());
    }

    static Stream<List<Object>> values() {
        return Stream.of(List.of(), Arrays.asList("text", null, 1, 2L, -0.0, true),
                List.of("", "na\u00efve \ud83d\ude00", "x".repeat(100_000)),
                List.of(Integer.MIN_VALUE, Long.MAX_VALUE, Double.NaN, false),
                List.of("half a pair \ud83d"), List.of("text", 'c', (byte) 1, 1.5f),
                List.of(List.of("a", 1)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void theyArriveAsTheyWere(List<Object> values) throws Exception {
        assertThat(read(write(values.toArray()))).containsExactly(values.toArray());
    }

    @Test
    void textsAndNumbersNeedNoSerialization() throws Exception {
        assertThat(write("text", 1)).containsExactly('V', 'T', 0, 0, 0, 4, 't', 'e', 'x', 't',
                'I', 0, 0, 0, 1);
        assertThat(write("text", new int[0])).startsWith('O');
    }

    @Test
    void aTextThatIsLongerThanWhatIsThereIsRefused() {
        assertThatThrownBy(() -> read((byte) 'V', (byte) 'T', (byte) 127, (byte) -1, (byte) -1,
                (byte) -1, (byte) 't')).isInstanceOf(StreamCorruptedException.class)
                .hasMessageContaining("a text of 2147483647 bytes, of which 1 are there");
    }

    /** Whatever the bytes: values, or one of the two exceptions that are declared. */
    @Test
    void damagedBytesDoNoHarm() throws IOException {
        byte[] good = write("text", 1, 2L, 3.0, null, true);
        var random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Arrays.copyOf(good, random.nextInt(good.length + 1));
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertHarmless(damaged);
        }
    }

    private static void assertHarmless(byte[] bytes) {
        try {
            read(bytes);
        } catch (IOException | ClassNotFoundException e) {
            // As it should be: anything else ends the test.
        }
    }
}
