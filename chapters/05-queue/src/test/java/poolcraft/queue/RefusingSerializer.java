package poolcraft.queue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import poolcraft.pipe.Serializer;
import poolcraft.process.Transfer;

/** Writes lists of one text, and refuses to read one of them. */
record RefusingSerializer(String refused) implements Serializer {

    @Override
    public void write(Object object, OutputStream out, Transfer transfer) throws IOException {
        out.write(((List<?>) object).getFirst().toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Object read(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (text.equals(refused)) {
            throw new IOException("refused: " + text);
        }
        return List.of(text);
    }
}
