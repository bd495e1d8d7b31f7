package poolcraft.pipe.link;

import java.io.IOException;
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
    private @Nullable Runnable action;

    OtherEnd(LinkState state) {
        this.state = state;
    }

    /** Has {@code toDo} run at the end. */
    void tell(Runnable toDo) {
        action = toDo;
    }

    /** The other side is at {@code address} from now on. */
    void watch(SideAddress address) {
        if (action != null) {
            Thread.ofVirtual().name("poolcraft-other-end").start(() -> call(address));
        }
    }

    private void call(SideAddress address) {
        try {
            LinkCall call = LinkCall.to(address, Hello.Wish.WATCH, state.address());
            if (call.answer() == Reply.Answer.AGREED) {
                state.switchboard().awaitEnd(call.channel(), ended -> state.ended(address));
                return;
            }
            call.close();
        } catch (IOException e) {
            // Its process has ended.
        }
        state.ended(address);
    }

    /** The other side has ended, and not moved. */
    void isGone() {
        Runnable toDo = action;
        action = null;
        if (toDo != null) {
            Thread.ofVirtual().name("poolcraft-other-end").start(toDo);
        }
    }
}
