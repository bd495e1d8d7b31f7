package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrivateSocketTest {

    @Test
    void listensUntilItIsClosed() throws IOException {
        PrivateSocket socket = PrivateSocket.open(0);
        try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
                SocketChannel accepted = socket.channel().accept()) {
            assertThat(caller.getRemoteAddress()).isEqualTo(accepted.getLocalAddress());
        } finally {
            socket.close();
        }
        assertThat(socket.channel().isOpen()).isFalse();
        assertThat(socket.path()).doesNotExist();
    }

    @Test
    void eachHasAPathOfItsOwn() throws IOException {
        try (PrivateSocket one = PrivateSocket.open(0);
                PrivateSocket other = PrivateSocket.open(0)) {
            assertThat(one.path()).isNotEqualTo(other.path());
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aTemporaryFolderWithALongPathIsNotUsed(@TempDir Path folder) throws Exception {
        Path temporary = Files.createDirectories(folder.resolve("long".repeat(30)));
        try (Program program = Program.startIn(temporary, Tenants.class, "ends")) {
            String path = program.line();
            assertThat(path.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(100);
            assertThat(program.rest()).isEmpty();
            assertThat(Path.of(path)).doesNotExist();
        }
        assertThat(temporary).isEmptyDirectory();
    }
}
