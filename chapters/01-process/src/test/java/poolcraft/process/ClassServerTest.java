package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others may say to a class server, and what interrupts do to those who ask it. */
class ClassServerTest {

    private static final AllowList ALLOW_LIST = new AllowList(List.of(""));

    @TempDir
    private Path folder;

    private URLClassLoader loader;
    private ClassAddress address;

    @BeforeEach
    void offer() throws Exception {
        Path source = Files.writeString(folder.resolve("Stranger.java"),
                "public class Stranger { public static class Other {} }");
        ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
        loader = new URLClassLoader(new URL[]{folder.toUri().toURL()});
        Set<Class<?>> classes = Set.of(loader.loadClass("Stranger"));
        address = ClassServer.offer(ClassSource.of(classes, ALLOW_LIST).orElseThrow());
    }

    @AfterEach
    void withdraw() throws IOException {
        ClassServer.withdraw(address);
        loader.close();
    }

    @Test
    void whoHasTheKeyGetsAClass() throws Exception {
        try (SocketChannel child = call()) {
            var out = new DataOutputStream(Channels.newOutputStream(child));
            out.write(address.key().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(address.source());
            out.writeUTF("Stranger");
            assertThat(answer(child).readInt()).isPositive();
        }
    }

    private SocketChannel call() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(address.socket()));
    }

    private static DataInputStream answer(SocketChannel child) {
        return new DataInputStream(Channels.newInputStream(child));
    }

    @Test
    void aWrongKeyEndsTheConversation() throws Exception {
        try (SocketChannel child = call()) {
            var out = new DataOutputStream(Channels.newOutputStream(child));
            out.writeBytes("0".repeat(address.key().length()));
            assertThat(answer(child).read()).isEqualTo(-1);
        }
    }

    @Test
    void silenceEndsTheConversation() throws Exception {
        try (SocketChannel child = call()) {
            assertThat(answer(child).read()).isEqualTo(-1);
        }
    }

    @Test
    void whoInterruptsAllThreadsDoesNotEndTheServer() throws Exception {
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("poolcraft-class-server"))
                .forEach(Thread::interrupt);
        var classes = new ParentsClasses(address, ALLOW_LIST);
        assertThat(classes.loadClass("Stranger")).hasToString("class Stranger");
    }

    /** The JDK closes a channel that an interrupted thread uses. */
    @Test
    void anInterruptedThreadGetsItsClassesAndSoDoOthers() throws Exception {
        var classes = new ParentsClasses(address, ALLOW_LIST);
        Thread.currentThread().interrupt();
        assertThat(classes.loadClass("Stranger")).hasToString("class Stranger");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(classes.loadClass("Stranger$Other")).isNotNull();
    }
}
