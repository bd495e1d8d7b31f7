package poolcraft.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A child's output without its first line, which is for the parent: the child's JVM is up, and
 * what comes now is the target's.
 *
 * <p>A JVM that gets a signal while it starts may die with an error message of its own; so the
 * parent sends none before it has seen this line. What a JVM prints even earlier, such as the
 * complaint about a wrong option, stays in the output. Used by one thread.
 */
final class ReadyLine extends FilterInputStream {

    private static final byte[] LINE = "\u0001poolcraft child is ready\n"
            .getBytes(StandardCharsets.US_ASCII);

    private static final int LONGEST_LINE = 1 << 16;

    private final Runnable whenSeen;
    private boolean seen;
    private InputStream early = InputStream.nullInputStream();

    ReadyLine(InputStream output, Runnable whenSeen) {
        super(output);
        this.whenSeen = whenSeen;
    }

    /** In the child: before the first word of the target. */
    static void write() {
        System.out.write(LINE, 0, LINE.length);
        System.out.flush();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (!seen && early.available() == 0) {
            byte[] line = readLine();
            if (line.length == 0) {
                return -1;
            }
            if (Arrays.equals(line, LINE)) {
                seen = true;
                whenSeen.run();
            } else {
                early = new ByteArrayInputStream(line);
            }
        }
        return early.available() > 0
                ? early.read(bytes, offset, length)
                : super.read(bytes, offset, length);
    }

    private byte[] readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        int next;
        do {
            next = super.read();
            if (next >= 0) {
                line.write(next);
            }
        } while (next >= 0 && next != '\n' && line.size() < LONGEST_LINE);
        return line.toByteArray();
    }
}
