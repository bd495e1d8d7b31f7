package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyTest {

    @Test
    void theSameSecretIsTheSameKey() {
        assertThat(Key.of("secret")).isEqualTo(Key.of(new byte[]{'s', 'e', 'c', 'r', 'e', 't'}))
                .hasSameHashCodeAs(Key.of("other"));
    }

    /** HMAC by itself would take these for the same. */
    @Test
    void aZeroAtTheEndMakesAnotherKey() {
        assertThat(Key.of("secret")).isNotEqualTo(Key.of("secret\0"));
        assertThat(Key.of("")).isNotEqualTo(Key.of("\0"));
    }

    @Test
    void randomKeysDiffer() {
        assertThat(Key.random()).isNotEqualTo(Key.random());
    }

    @Test
    void theSecretIsCopied() {
        byte[] secret = {1, 2, 3};
        Key key = Key.of(secret);
        secret[0] = 9;
        assertThat(key).isEqualTo(Key.of(new byte[]{1, 2, 3}));
    }

    @Test
    void itsTextShowsNothing() {
        Key key = Key.of("secret");
        assertThat(key.toString()).doesNotContain("secret" + "1")
                .doesNotContain(HexFormat.of().formatHex(key.digest())).isEqualTo("Key[secret]");
    }

    @Test
    void itTravels() throws Exception {
        Key key = Key.random();
        assertThat(read(write(key))).isEqualTo(key);
    }

    @Test
    void bytesThatAreNoKeyAreRefused() throws Exception {
        byte[] written = write(Key.random());
        int length = indexOfLength(written);
        written[length] = 31;
        byte[] shorter = Arrays.copyOf(written, written.length - 1);
        assertThatThrownBy(() -> read(shorter)).isInstanceOf(InvalidObjectException.class)
                .hasMessageContaining("32 bytes");
    }

    /** The last byte of the array's length stands before its 32 elements, which are at the end. */
    private static int indexOfLength(byte[] written) {
        return written.length - 32 - 1;
    }

    private static byte[] write(Key key) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(key);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws Exception {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
