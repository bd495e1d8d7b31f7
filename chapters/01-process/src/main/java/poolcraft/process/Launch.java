package poolcraft.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a child is told when it is born: the first and only message on its standard input.
 *
 * <pre>
 *  offset  type        content
 *  0       int         magic 0x706F6F6C ("pool")
 *  4       int         length of what follows, in bytes
 *  8       text        the child's name
 *          text        the child's number, as in "2" or, for a child of that child, "2:1"
 *          boolean     is it a daemon
 *          text, long  the parent's name and pid
 *          boolean     is the parent a daemon
 *          int, text*  the names on the allow-list
 *          boolean     does the parent offer classes; if so:
 *          text, text, int   the socket, the key, the number of the source
 *          int, byte*  the target, as {@link ObjectWriter} wrote it
 * </pre>
 *
 * <p>Text is an int length and UTF-8 bytes. After the message standard input stays open and silent:
 * its end tells the child that the parent is gone.
 *
 * @param child who the child is
 * @param parent who started it
 * @param allowList what it may read
 * @param classes where it gets the classes that it lacks, if it could lack one
 * @param target what it runs, as bytes; owned by this record, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Launch(Child child, ProcessInfo parent, AllowList allowList, Optional<ClassAddress> classes,
        byte[] target) {

    /**
     * Who a child is, before it has a pid.
     *
     * @param name its name, in any script
     * @param number which child it is: 2, or 2:1 for the first child of child 2
     * @param daemon whether it is terminated when its parent ends
     */
    record Child(String name, String number, boolean daemon) {}

    private static final int MAGIC = 0x706F6F6C;

    /** The bytes of magic and length. */
    private static final int HEADER = 8;

    /** Writes the message in one piece. */
    // tag::write[]
    void writeTo(OutputStream out) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var body = new DataOutputStream(bytes);
        writeText(body, child.name());
        writeText(body, child.number());
        body.writeBoolean(child.daemon());
        writeText(body, parent.name());
        body.writeLong(parent.pid());
        body.writeBoolean(parent.daemon());
        writeTexts(body, allowList.names());
        writeAddress(body);
        body.writeInt(target.length);
        body.write(target);
        var frame = new DataOutputStream(out);
        frame.writeInt(MAGIC);
        frame.writeInt(bytes.size());
        bytes.writeTo(frame);
        frame.flush();
    }
    // end::write[]

    /**
     * Reads the message.
     *
     * @throws EOFException if the parent ended before it was written
     */
    static Launch readFrom(InputStream in) throws IOException {
        var header = new DataInputStream(new ByteArrayInputStream(in.readNBytes(HEADER)));
        if (header.readInt() != MAGIC) {
            throw new IOException("This is the main class of a child process: JvmProcess starts"
                    + " it, and tells it on standard input what to run. Standard input held"
                    + " something else.");
        }
        var frame = new DataInputStream(
                new ByteArrayInputStream(in.readNBytes(header.readInt())));
        var child = new Child(readText(frame), readText(frame), frame.readBoolean());
        var parent = new ProcessInfo(readText(frame), frame.readLong(), frame.readBoolean());
        var allowList = new AllowList(readTexts(frame));
        return new Launch(child, parent, allowList, readAddress(frame), readBytes(frame));
    }

    private void writeAddress(DataOutputStream out) throws IOException {
        out.writeBoolean(classes.isPresent());
        if (classes.isPresent()) {
            writeText(out, classes.get().socket());
            writeText(out, classes.get().key());
            out.writeInt(classes.get().source());
        }
    }

    private static Optional<ClassAddress> readAddress(DataInputStream in) throws IOException {
        return in.readBoolean()
                ? Optional.of(new ClassAddress(readText(in), readText(in), in.readInt()))
                : Optional.empty();
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            writeText(out, text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(readText(in));
        }
        return texts;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
