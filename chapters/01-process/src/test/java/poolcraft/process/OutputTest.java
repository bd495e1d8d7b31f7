package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a child prints, and how it arrives. */
class OutputTest {

    @Test
    void linesOfManyChildrenArriveWhole() throws Exception {
        try (var captured = new Captured()) {
            List<JvmProcess> children = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String word = String.valueOf((char) ('a' + i)).repeat(3000);
                children.add(JvmProcess.start(() -> printInPieces(word)));
            }
            for (JvmProcess child : children) {
                child.join();
            }
            assertThat(captured.lines()).hasSize(80).allMatch(OutputTest::isOneWord);
        }
    }

    static void printInPieces(String word) {
        for (int line = 0; line < 20; line++) {
            for (int start = 0; start < word.length(); start += 100) {
                System.out.print(word.substring(start, start + 100));
                System.out.flush();
            }
            System.out.println();
        }
    }

    private static boolean isOneWord(String line) {
        return line.equals(line.substring(0, 1).repeat(3000));
    }

    @Test
    void allOfItHasArrivedWhenJoinReturns() throws Exception {
        try (var captured = new Captured();
                JvmProcess process = JvmProcess.start(() -> printNumbers(20_000))) {
            process.join();
            assertThat(captured.lines()).hasSize(20_000).endsWith("19999");
        }
    }

    static void printNumbers(int count) {
        for (int i = 0; i < count; i++) {
            System.out.println(i);
        }
    }

    @Test
    void aLastLineWithoutItsEndArrives() throws Exception {
        try (var captured = new Captured(); JvmProcess process = JvmProcess.start(() -> {
            System.out.print("no end");
            System.err.print("none here");
        })) {
            process.join();
            assertThat(captured.out()).isEqualTo("no end");
            assertThat(captured.err()).isEqualTo("none here");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void joinDoesNotWaitForAProgramThatTheChildLeftWithItsStreams(@TempDir Path folder)
            throws Exception {
        String pidFile = folder.resolve("pid").toString();
        try (var captured = new Captured();
                JvmProcess process = JvmProcess.start(() -> leaveAProgram(pidFile))) {
            assertThat(process.join(Duration.ofSeconds(20))).isTrue();
            assertThat(captured.lines()).containsExactly("left");
        } finally {
            long left = Long.parseLong(Files.readString(Path.of(pidFile)).strip());
            ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    static void leaveAProgram(String pidFile) throws IOException {
        Process left = new ProcessBuilder("sleep", "1000").inheritIO().start();
        Files.writeString(Path.of(pidFile), Long.toString(left.pid()));
        System.out.println("left");
    }

    @Test
    void whatAJvmPrintsBeforeItIsUpStaysInTheOutput() throws Exception {
        try (var captured = new Captured();
                JvmProcess process = JvmProcess.builder().jvmOptions("-XX:+PrintFlagsFinal")
                        .start(() -> System.out.println("the target's line"))) {
            process.join();
            assertThat(captured.lines()).hasSizeGreaterThan(100).endsWith("the target's line")
                    .noneMatch(line -> line.contains("ready"));
        }
    }

    @Test
    void aLineLongerThanTheBufferArrivesUnchanged() {
        String text = "x".repeat(200_000) + "\nshort\nend";
        assertThat(pumped(text, StandardCharsets.UTF_8)).isEqualTo(utf8(text));
    }

    @Test
    void bytesThatAreNoTextPassUnchangedToAUtf8Stream() {
        byte[] bytes = {(byte) 0xff, 0, '\n', (byte) 0xc3, '\n', 7};
        assertThat(pumped(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))
                .isEqualTo(bytes);
    }

    @Test
    void anotherEncodingOfTheParentIsWrittenInThatEncoding() {
        byte[] latin = pumped("é\n", StandardCharsets.ISO_8859_1);
        assertThat(latin).containsExactly(0xe9, '\n');
    }

    @Test
    void aStreamWithoutALocaleGetsTheBytesAsTheyAre() {
        assertThat(pumped("é名\n", StandardCharsets.US_ASCII)).isEqualTo(utf8("é名\n"));
    }

    private static byte[] pumped(String text, Charset charset) {
        return pumped(new ByteArrayInputStream(utf8(text)), charset);
    }

    private static byte[] pumped(InputStream in, Charset charset) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, false, charset)) {
            new LinePump(in, () -> out).run();
        } catch (UncheckedIOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
