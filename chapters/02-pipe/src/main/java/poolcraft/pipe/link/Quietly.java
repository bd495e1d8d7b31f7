package poolcraft.pipe.link;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closing what is of no use any more, whatever it says. */
final class Quietly {

    private Quietly() {}

    static void close(@Nullable Closeable closeable) {
        try {
            if (closeable != null) {
                closeable.close();
            }
        } catch (IOException e) {
            // It is closed as far as it can be.
        }
    }
}
