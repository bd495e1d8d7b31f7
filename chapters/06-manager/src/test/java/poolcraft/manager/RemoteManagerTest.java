package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Key;
import poolcraft.pipe.Listener;

/** Managers that others connect to. */
class RemoteManagerTest {

    private static final Key KEY = Key.of("a key for tests");

    private static SocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Manager at(SocketAddress address) throws Exception {
        return Manager.builder().address(address).key(KEY).start();
    }

    @Test
    void isFoundByAddressAndKeyOverTcp() throws Exception {
        try (Manager manager = at(anyPort())) {
            checkFound(manager.address(), manager);
        }
    }

    @Test
    void isFoundByAddressAndKeyOverAUnixSocket(@TempDir Path folder) throws Exception {
        SocketAddress address = UnixDomainSocketAddress.of(folder.resolve("m"));
        try (Manager manager = at(address)) {
            checkFound(address, manager);
        }
        assertThat(Files.exists(folder.resolve("m"))).isFalse();
    }

    private static void checkFound(SocketAddress address, Manager manager) throws Exception {
        List<Integer> list = manager.list();
        manager.share("list", list);
        Child.run(() -> {
            try (Manager client = Manager.connect(address, KEY)) {
                @SuppressWarnings("unchecked")
                List<Integer> found = client.shared("list", List.class);
                found.add(1);
            }
        });
        assertThat(list).containsExactly(1);
    }

    @Test
    void aWrongKeyIsAnError() throws Exception {
        try (Manager manager = at(anyPort())) {
            assertThatThrownBy(() -> Manager.connect(manager.address(), Key.of("another key")))
                    .isInstanceOf(AuthenticationException.class);
            assertThat(manager.list(List.of(1))).containsExactly(1);
        }
    }

    @Test
    void isRestartedOnTheSamePortAtOnce() throws Exception {
        SocketAddress address;
        Manager first = at(anyPort());
        try (first) {
            address = first.address();
            assertThat(Manager.connect(address, KEY).list()).isEmpty();
        }
        try (Manager again = at(address)) {
            assertThat(again.address()).isEqualTo(address);
            assertThat(again.list()).isEmpty();
        }
        assertThatThrownBy(first::list).isInstanceOf(ManagerGoneException.class);
    }

    @Test
    void isRestartedAtOnceAfterItWasKilled() throws Exception {
        try (Manager first = at(anyPort())) {
            SocketAddress address = first.address();
            assertThat(Manager.connect(address, KEY).list()).isEmpty();
            first.process().orElseThrow().kill();
            first.process().orElseThrow().join();
            try (Manager again = at(address)) {
                assertThat(again.list()).isEmpty();
            }
        }
    }

    @Test
    void aSecondOneAtTheSameAddressIsAnError(@TempDir Path folder) throws Exception {
        SocketAddress file = UnixDomainSocketAddress.of(folder.resolve("m"));
        try (Manager tcp = at(anyPort()); Manager unix = at(file)) {
            assertThatThrownBy(() -> at(tcp.address())).isInstanceOf(BindException.class);
            assertThatThrownBy(() -> at(unix.address())).isInstanceOf(BindException.class);
            assertThat(tcp.list(List.of(1))).isEqualTo(unix.list(List.of(1)));
        }
    }

    @Test
    void whereNoManagerIsIsAnError() throws Exception {
        try (Listener listener = Listener.bind(KEY)) {
            Other<Manager> connecting = Other
                    .start(() -> Manager.connect(listener.address(), KEY));
            listener.accept().sendBytes("I am something else".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(connecting::result).isInstanceOf(IOException.class)
                    .hasMessageContaining("neither a manager nor a client");
        }
    }

    @Test
    void aProxyIsSentOnByAClientThatConnected() throws Exception {
        try (Manager manager = at(anyPort());
                Manager client = Manager.connect(manager.address(), KEY)) {
            List<Integer> list = client.list();
            Child.run(() -> list.add(1));
            assertThat(list).containsExactly(1);
        }
    }
}
