package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import poolcraft.process.AllowList;

/** Who is let in where workers say hello. */
class HelloDeskTest {

    private HelloDesk desk;
    private Selector selector;
    private Worker worker;

    @BeforeEach
    void open() throws IOException {
        desk = new HelloDesk();
        selector = Selector.open();
        desk.openIn(selector);
        worker = new Worker(1, new Trust(new AllowList(List.of())), new Metrics(null), 1);
    }

    @AfterEach
    void close() throws IOException {
        worker.close();
        selector.close();
        desk.close();
    }

    private SocketChannel guest() throws IOException {
        SocketChannel guest = SocketChannel.open(UnixDomainSocketAddress.of(desk.path()));
        selector.select();
        selector.selectedKeys().clear();
        desk.accept(selector);
        return guest;
    }

    /** Who the desk thinks that the guest is. */
    private @Nullable Worker say(SocketChannel guest, String words) throws IOException {
        guest.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
        return listen();
    }

    private @Nullable Worker listen() throws IOException {
        selector.select();
        SelectionKey key = selector.selectedKeys().iterator().next();
        selector.selectedKeys().clear();
        return desk.listen(key);
    }

    private static boolean isTurnedAway(SocketChannel guest) throws IOException {
        return guest.read(ByteBuffer.allocate(1)) < 0;
    }

    @Test
    void theOneWhoHasTheTokenIsTheWorker() throws IOException {
        String token = desk.expect(worker);
        try (SocketChannel guest = guest()) {
            assertThat(say(guest, token)).isSameAs(worker);
        }
    }

    @Test
    void aStrangerIsTurnedAway() throws IOException {
        String token = desk.expect(worker);
        try (SocketChannel guest = guest()) {
            assertThat(say(guest, "0".repeat(token.length()))).isNull();
            assertThat(isTurnedAway(guest)).isTrue();
        }
    }

    @Test
    void aTokenIsGoodForOneGuest() throws IOException {
        String token = desk.expect(worker);
        try (SocketChannel first = guest()) {
            assertThat(say(first, token)).isSameAs(worker);
            try (SocketChannel second = guest()) {
                assertThat(say(second, token)).isNull();
                assertThat(isTurnedAway(second)).isTrue();
            }
        }
    }

    @Test
    void aTokenThatWasForgottenIsGoodForNobody() throws IOException {
        String token = desk.expect(worker);
        desk.forget(token);
        try (SocketChannel guest = guest()) {
            assertThat(say(guest, token)).isNull();
            assertThat(isTurnedAway(guest)).isTrue();
        }
    }

    @Test
    void aTokenMayComeInPieces() throws IOException {
        String token = desk.expect(worker);
        try (SocketChannel guest = guest()) {
            assertThat(say(guest, token.substring(0, 5))).isNull();
            assertThat(say(guest, token.substring(5))).isSameAs(worker);
        }
    }

    @Test
    void aGuestWhoLeavesAmidItsTokenIsNobody() throws IOException {
        String token = desk.expect(worker);
        try (SocketChannel guest = guest()) {
            assertThat(say(guest, token.substring(0, 5))).isNull();
        }
        assertThat(listen()).isNull();
        try (SocketChannel other = guest()) {
            assertThat(say(other, token)).isSameAs(worker);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyThisUserCanComeToTheDesk() throws IOException {
        Path folder = Path.of(desk.path()).getParent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void tokensAreNotGivenTwice() throws IOException {
        assertThat(desk.expect(worker)).hasSize(32).isNotEqualTo(desk.expect(worker));
    }
}
