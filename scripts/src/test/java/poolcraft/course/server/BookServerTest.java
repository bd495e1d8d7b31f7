package poolcraft.course.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookServerTest {

    @TempDir
    Path folder;

    private Path book;
    private BookServer server;

    @BeforeEach
    void serve() throws IOException {
        book = Files.createDirectories(folder.resolve("book/exercises"));
        book = book.getParent();
        Files.writeString(book.resolve("index.html"), "the first page, für alle");
        Files.writeString(book.resolve("book.css"), "p {}");
        Files.writeString(book.resolve(".stamps"), "private");
        Files.writeString(book.resolve("exercises/one.html"), "one");
        Files.writeString(folder.resolve("outside.html"), "private");
        server = BookServer.bind(book, 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFirstPageIsServedAsUtf8() throws IOException {
        assertThat(get("/", "localhost")).startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: text/html; charset=utf-8")
                .contains("the first page, für alle");
    }

    @ParameterizedTest
    @CsvSource({"/index.html,text/html", "/book.css,text/css", "/exercises/one.html,text/html"})
    void aFileHasItsType(String path, String type) throws IOException {
        assertThat(get(path, "127.0.0.1")).startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exercises", "/exercises/", "/none.html", "/.stamps",
            "/../outside.html", "/%2e%2e/outside.html", "/exercises/..%2f..%2foutside.html",
            "//etc/passwd", "/index.html%00.css", "/index.html/"})
    void whatIsNoPageIsNotServed(String path) throws IOException {
        assertThat(get(path, "localhost")).startsWith("HTTP/1.1 404").doesNotContain("private")
                .doesNotContain("one.html");
    }

    @Test
    void aSymbolicLinkDoesNotLeadOut() throws IOException {
        Files.createSymbolicLink(book.resolve("link.html"), folder.resolve("outside.html"));
        Files.createSymbolicLink(book.resolve("up"), folder);
        assertThat(get("/link.html", "localhost")).startsWith("HTTP/1.1 404");
        assertThat(get("/up/outside.html", "localhost")).startsWith("HTTP/1.1 404");
    }

    @Test
    void aBookBehindASymbolicLinkIsServed() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), book);
        try (BookServer other = BookServer.bind(link, 0)) {
            other.start();
            assertThat(request("GET / HTTP/1.1\r\nHost: localhost\r\n", other.address()))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example",
            "127.0.0.1.evil.example", "user@localhost", "0.0.0.0"})
    void anotherHostIsRefused(String host) throws IOException {
        assertThat(get("/", host)).startsWith("HTTP/1.1 421").doesNotContain("first page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080"})
    void thisMachineIsAnswered(String host) throws IOException {
        assertThat(get("/", host)).startsWith("HTTP/1.1 200");
    }

    @Test
    void aRequestWithoutHostIsRefused() throws IOException {
        assertThat(request("GET / HTTP/1.0\r\n", server.address()))
                .doesNotContain("first page");
    }

    @Test
    void nothingCanBeSent() throws IOException {
        assertThat(request("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n",
                server.address())).startsWith("HTTP/1.1 405");
    }

    @Test
    void aHeadRequestGetsNoBody() throws IOException {
        assertThat(request("HEAD / HTTP/1.1\r\nHost: localhost\r\n", server.address()))
                .startsWith("HTTP/1.1 200").doesNotContain("first page");
    }

    @Test
    void aTakenPortIsAnErrorThatNamesTheWayOut() {
        int port = server.address().getPort();
        assertThatThrownBy(() -> BookServer.bind(book, port))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("Port " + port + " is not free")
                .hasMessageContaining("--port 0");
    }

    @Test
    void eachSystemHasItsWayToOpenABrowser() {
        URI address = server.address();
        assertThat(Browser.command("Linux", address)).startsWith("xdg-open");
        assertThat(Browser.command("Mac OS X", address)).startsWith("open");
        assertThat(Browser.command("Windows 11", address)).startsWith("cmd", "/c", "start");
    }

    private String get(String path, String host) throws IOException {
        return request("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n", server.address());
    }

    /** A plain socket: an HTTP client would correct what these requests have wrong. */
    private static String request(String head, URI address) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(
                    (head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
