package poolcraft.pipe.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the other side of a link has closed or died, also when nobody reads or writes: for
 * those who have sent something that would otherwise wait for its receiver for ever.
 *
 * <p>It does nothing until somebody asks. Its methods are called under the lock of the {@link
 * LinkState}; what talks with the other process, and the action, run in threads of their own.
 */
final class OtherEnd {

    private final LinkState state;
    private final List<Runnable> actions = new ArrayList<>();
    private @Nullable Caller watch;

    OtherEnd(LinkState state) {
        this.state = state;
    }

    /** Has {@code toDo} run at the end. */
    void tell(Runnable toDo) {
        actions.add(toDo);
    }

    /** The other side is at {@code address} from now on. */
    void watch(SideAddress address) {
        if (!actions.isEmpty()) {
            Thread.ofVirtual().name("poolcraft-other-end").start(() -> call(address));
        }
    }

    private void call(SideAddress address) {
        try {
            LinkCall call = LinkCall.to(address, Hello.Wish.WATCH, state.address());
            if (call.answer() == Reply.Answer.AGREED) {
                state.watches(address, state.switchboard().awaitEnd(call.channel(),
                        ended -> state.ended(address)));
                return;
            }
            call.close();
        } catch (IOException e) {
            // Its process has ended.
        }
        state.ended(address);
    }

    /** {@code call} ends when the side at the other end does. */
    void watching(Caller call) {
        Quietly.close(watch);
        watch = call;
    }

    /** Nobody needs to know any more. */
    void forget() {
        Quietly.close(watch);
        watch = null;
        actions.clear();
    }

    /** The other side has ended, and not moved. */
    void isGone() {
        for (Runnable toDo : actions) {
            Thread.ofVirtual().name("poolcraft-other-end").start(toDo);
        }
        actions.clear();
    }
}
