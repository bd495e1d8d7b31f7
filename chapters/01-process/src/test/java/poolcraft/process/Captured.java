package poolcraft.process;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What arrives on {@code System.out} and {@code System.err} until it is closed. */
final class Captured implements AutoCloseable {

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Charset charset;

    Captured() {
        this(StandardCharsets.UTF_8);
    }

    Captured(Charset charset) {
        this.charset = charset;
        System.setOut(new PrintStream(out, true, charset));
        System.setErr(new PrintStream(err, true, charset));
    }

    String out() {
        return out.toString(charset);
    }

    byte[] outBytes() {
        return out.toByteArray();
    }

    String err() {
        return err.toString(charset);
    }

    List<String> lines() {
        return out().lines().toList();
    }

    @Override
    public void close() {
        System.setOut(realOut);
        System.setErr(realErr);
    }
}
