// Fails: eachIsShownAsSoonAsPossible
// Misconception: to put in order is to sort.
import java.io.Serializable;
import java.util.TreeMap;
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
        TreeMap<Integer, String> all = new TreeMap<>();
        for (Numbered result : results) {
            all.put(result.number(), result.text());
        }
        for (int next = 0; next < all.size(); next++) {
            if (!all.containsKey(next)) {
                throw new IllegalStateException("Result " + next + " never came.");
            }
            sink.accept(all.get(next));
        }
    }
}
