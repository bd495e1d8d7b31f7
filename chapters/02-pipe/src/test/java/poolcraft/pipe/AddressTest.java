package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import poolcraft.process.AllowList;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/** Addresses of listeners: bound, found, freed. */
class AddressTest {

    private static final Key KEY = Key.of("a key");
    private static final SocketAddress ANY_PORT = new InetSocketAddress(
            InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path folder;

    /** The kinds of address. */
    enum Kind {
        UNIX, TCP
    }

    private SocketAddress address(Kind kind) {
        return kind == Kind.TCP ? ANY_PORT : unix("socket");
    }

    private UnixDomainSocketAddress unix(String name) {
        return UnixDomainSocketAddress.of(folder.resolve(name));
    }

    @ParameterizedTest
    @EnumSource
    void bindingAnAddressTwiceIsAnError(Kind kind) throws Exception {
        try (Listener listener = Listener.bind(address(kind), KEY)) {
            SocketAddress taken = listener.address();
            assertThatThrownBy(() -> Listener.bind(taken, KEY)).isInstanceOf(BindException.class)
                    .hasMessageContaining(taken.toString())
                    .hasMessageContainingAll("lose", "another");
            assertServes(listener);
        }
    }

    private static void assertServes(Listener listener) throws Exception {
        try (Connection client = Client.connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            client.send("served");
            assertThat(served.receive()).isEqualTo("served");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theAddressIsFreeAtOnceWhenItIsClosed(Kind kind) throws Exception {
        SocketAddress address = address(kind);
        for (int i = 0; i < 20; i++) {
            try (Listener listener = Listener.bind(address, KEY)) {
                address = listener.address();
                Connection client = Client.connect(address, KEY);
                listener.accept().close(); // this side first: on TCP it keeps the port for a minute
                assertThatThrownBy(client::receive).isInstanceOf(EOFException.class);
                client.close();
            }
        }
    }

    @Test
    void theSocketFileIsThisUsersAndGoesWhenItIsClosed() throws Exception {
        Path file = folder.resolve("socket");
        try (Listener listener = Listener.bind(unix("socket"), KEY)) {
            assertThat(listener.address()).isEqualTo(unix("socket"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(folder).isDirectoryContaining(found -> found.equals(file));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theFileOfADeadListenerIsReplaced() throws Exception {
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(unix("socket"));
        }
        assertThat(folder.resolve("socket")).exists();
        try (Listener listener = Listener.bind(unix("socket"), KEY)) {
            assertServes(listener);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ofManyThatReplaceADeadListenerOneSucceeds() throws Exception {
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(unix("socket"));
        }
        List<Listener> bound = new ArrayList<>();
        List<FutureTask<Listener>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var attempt = new FutureTask<>(() -> Listener.bind(unix("socket"), KEY));
            attempts.add(attempt);
            Thread.ofPlatform().start(attempt);
        }
        for (FutureTask<Listener> attempt : attempts) {
            try {
                bound.add(attempt.get());
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(BindException.class);
            }
        }
        assertThat(bound).hasSize(1);
        assertServes(bound.getFirst());
        bound.getFirst().close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNoSocketIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve("socket"), "precious");
        assertThatThrownBy(() -> Listener.bind(unix("socket"), KEY))
                .isInstanceOf(BindException.class).hasMessageContaining("no socket");
        assertThat(folder.resolve("socket")).hasContent("precious");
    }

    @Test
    void aFileThatAnotherHasPutThereIsLeftAlone() throws Exception {
        Path file = folder.resolve("socket");
        try (Listener listener = Listener.bind(unix("socket"), KEY)) {
            Files.delete(file);
            Files.writeString(file, "another");
            assertThat(listener.address()).isEqualTo(unix("socket"));
        }
        assertThat(file).hasContent("another");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, 5000})
    void aPathThatIsNoneIsAClearError(int length) {
        String path = length == 0 ? "" : "/" + "p".repeat(length - 1);
        assertThatThrownBy(() -> Listener.bind(UnixDomainSocketAddress.of(path), KEY))
                .isInstanceOf(BindException.class)
                .hasMessageContainingAll("1 to 100 bytes", "this one has " + length);
    }

    @Test
    void aPathOfOneHundredBytesIsBound() throws Exception {
        int room = SocketFile.MAX_PATH - folder.toString().length() - 1;
        try (Listener listener = Listener.bind(unix("s".repeat(room)), KEY)) {
            assertServes(listener);
        }
    }

    @Test
    void aFolderThatIsMissingIsAClearError() {
        assertThatThrownBy(() -> Listener.bind(unix("none/socket"), KEY))
                .isInstanceOf(BindException.class).hasMessageContaining("there is no folder");
    }

    @Test
    void anAddressOfAnotherMachineIsAClearError() {
        var elsewhere = new InetSocketAddress("192.0.2.7", 0);
        assertThatThrownBy(() -> Listener.bind(elsewhere, KEY)).isInstanceOf(BindException.class)
                .hasMessageContainingAll("192.0.2.7", "this machine");
    }

    @Test
    void aNameThatNobodyKnowsIsAClearError() {
        var unknown = InetSocketAddress.createUnresolved("nowhere.invalid", 5000);
        assertThatThrownBy(() -> Client.connect(unknown, KEY))
                .isInstanceOf(UnknownHostException.class).hasMessageContaining("nowhere.invalid");
        assertThatThrownBy(() -> Listener.bind(unknown, KEY))
                .isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @EnumSource
    void connectingToNobodyIsAClearError(Kind kind) throws Exception {
        Listener listener = Listener.bind(address(kind), KEY);
        SocketAddress address = listener.address();
        listener.close();
        assertThatThrownBy(() -> Client.connect(address, KEY)).isInstanceOf(ConnectException.class)
                .hasMessageContainingAll(address.toString(), "Start the listener first");
    }

    @Test
    void connectingToADeadListenersFileIsAClearError() throws Exception {
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(unix("socket"));
        }
        assertThatThrownBy(() -> Client.connect(unix("socket"), KEY))
                .isInstanceOf(ConnectException.class).hasMessageContaining("has ended");
    }

    @Test
    void anAddressOfItsOwnIsThisUsersAlone() throws Exception {
        Path file;
        try (Listener listener = Listener.bind(KEY)) {
            file = ((UnixDomainSocketAddress) listener.address()).getPath();
            assertThat(PosixFilePermissions
                    .toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
            assertServes(listener);
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void aConnectionByAddressCannotTravel() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY);
                Connection client = Client.connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            assertThatThrownBy(() -> ((StreamConnection) client).ticket(new Transfer()))
                    .isInstanceOf(IOException.class).hasMessageContaining("Client.connect");
            assertThatThrownBy(() -> client.send(client)).isInstanceOf(TransferException.class)
                    .hasStackTraceContaining("Client.connect");
            client.send("unharmed");
            assertThat(served.receive()).isEqualTo("unharmed");
        }
    }

    @Test
    void addressesAndKeysTravel() throws Exception {
        var allowed = new AllowList(List.of());
        assertThat(allowed.allows(UnixDomainSocketAddress.class)).isTrue();
        try (Listener listener = Listener.bind(ANY_PORT, KEY);
                Connection client = Client.connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            List<Object> sent = List.of(unix("socket"), listener.address(), KEY);
            client.send(sent);
            assertThat(served.receive()).isEqualTo(sent);
        }
    }
}
