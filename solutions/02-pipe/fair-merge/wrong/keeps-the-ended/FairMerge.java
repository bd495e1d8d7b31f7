// Fails: anEndedSourceIsClosedAndTheOthersGoOn
// Misconception: what has ended is closed.
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import poolcraft.pipe.Connection;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.pipe.Waiting;

/** Listens to many connections with one thread. */
public final class FairMerge {

    private FairMerge() {}

    /** Hands the messages of all sources to the sink, until all have ended. */
    public static void merge(Collection<Connection> sources, Consumer<Object> sink)
            throws IOException, InterruptedException {
        List<Connection> left = new ArrayList<>(sources);
        while (!left.isEmpty()) {
            for (Connection source : Waiting.any(left)) {
                if (!takeOne(source, sink)) {
                    left.remove(source);
                }
            }
        }
    }

    /** Whether the source goes on. */
    private static boolean takeOne(Connection source, Consumer<Object> sink)
            throws IOException, InterruptedException {
        Object message;
        try {
            message = source.receive();
        } catch (UnreadableMessageException e) {
            message = e;
        } catch (EOFException e) {
            return false;
        }
        sink.accept(message);
        return true;
    }
}
