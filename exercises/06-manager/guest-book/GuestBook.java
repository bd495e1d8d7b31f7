import java.util.List;
import java.util.concurrent.ConcurrentMap;
import poolcraft.manager.Manager;

/** A guest book in a manager: a page for each day, with the names of that day's guests. */
public final class GuestBook {

    private GuestBook() {}

    /**
     * Writes a name onto the page of a day; makes the page if nobody has signed on that day.
     *
     * @param book the pages, by day; a map of this manager
     */
    public static void sign(Manager manager, ConcurrentMap<String, List<String>> book, String day,
            String name) {
        // What do you get when you get a list out of a managed map?
    }
}
