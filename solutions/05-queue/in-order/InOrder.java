import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
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
        Map<Integer, String> early = new HashMap<>();
        int next = 0;
        for (Numbered result : results) {
            early.put(result.number(), result.text());
            while (early.containsKey(next)) {
                sink.accept(early.remove(next));
                next++;
            }
        }
        if (!early.isEmpty()) {
            throw new IllegalStateException("Result " + next + " never came. Behind it came "
                    + early.size() + " others.");
        }
    }
}
