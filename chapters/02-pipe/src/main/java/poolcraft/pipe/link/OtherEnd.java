package poolcraft.pipe.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the other side of a link is, and whether it has ended. That is noticed also when nobody reads
 * or writes: for those who have sent something that would otherwise wait for its receiver for ever.
 *
 * <p>It watches nothing until somebody asks. What talks with the other process, and the actions, run
 * in threads of their own. Thread-safe; the {@link LinkState} calls it under its own lock, and it
 * never does the reverse under this one.
 */
final class OtherEnd {

    private final LinkState state;
    private final List<Runnable> actions = new ArrayList<>();

    /** Null while it is on its way, and when it is gone. */
    private @Nullable SideAddress address;
    private boolean gone;
    private @Nullable Caller watch;

    OtherEnd(LinkState state) {
        this.state = state;
    }

    /** Runs {@code action} when the other side has closed or died. */
    synchronized void whenItEnds(Runnable action) {
        actions.add(action);
        if (gone) {
            runActions();
        } else if (address != null) {
            watch(address);
        }
    }

    synchronized @Nullable SideAddress address() {
        return address;
    }

    /** The other side is at {@code place} from now on. */
    synchronized void isAt(SideAddress place) {
        address = place;
        if (!actions.isEmpty()) {
            watch(place);
        }
    }

    /** The other side is on its way to another place. */
    synchronized void hasLeft() {
        address = null;
    }

    /** The other side has ended, and not moved. */
    synchronized void isGone() {
        address = null;
        gone = true;
        runActions();
    }

    /** Nobody needs to know any more. */
    synchronized void forget() {
        Quietly.close(watch);
        watch = null;
        address = null;
        gone = false;
        actions.clear();
    }

    private void watch(SideAddress place) {
        Thread.ofVirtual().name("poolcraft-other-end").start(() -> call(place));
    }

    private void call(SideAddress place) {
        try {
            LinkCall call = LinkCall.to(place, Hello.Wish.WATCH, state.address());
            if (call.answer() == Reply.Answer.AGREED) {
                watching(place,
                        state.switchboard().awaitEnd(call.channel(), ended -> ended(place)));
                return;
            }
            call.close();
        } catch (IOException e) {
            // Its process has ended.
        }
        ended(place);
    }

    /** The end of {@code call} will say that the side at {@code place} has closed or died. */
    private synchronized void watching(SideAddress place, Caller call) {
        Quietly.close(place.equals(address) ? watch : call);
        if (place.equals(address)) {
            watch = call;
        }
    }

    /** There is nobody at {@code place} any more; what was sent from there may be unread. */
    private synchronized void ended(SideAddress place) {
        if (place.equals(address)) {
            runActions();
        }
    }

    private void runActions() {
        for (Runnable action : actions) {
            Thread.ofVirtual().name("poolcraft-other-end").start(action);
        }
        actions.clear();
    }
}
