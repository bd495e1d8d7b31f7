import java.io.IOException;
import java.util.Collection;
import java.util.function.Consumer;
import poolcraft.pipe.Connection;

/** Listens to many connections with one thread. */
public final class FairMerge {

    private FairMerge() {}

    /** Hands the messages of all sources to the sink, until all have ended. */
    public static void merge(Collection<Connection> sources, Consumer<Object> sink)
            throws IOException, InterruptedException {
        // Whom do you wait for, if you do not know who will speak next?
    }
}
