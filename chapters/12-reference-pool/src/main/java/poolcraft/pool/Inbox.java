package poolcraft.pool;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import poolcraft.memory.Doorbell;
import poolcraft.memory.Ring;
import poolcraft.memory.RingWriter;

/**
 * The pool's end of a worker's inbox: CPython's in queue. It knows what the worker was told already.
 * Guarded by the dispatcher's lock.
 */
final class Inbox {

    /** What a frame of a single byte takes of a ring; a longer one takes less than that more. */
    private static final int ROOM_FOR_END = 16;

    private static final byte[] END = {Frame.END};

    private final RingWriter ring;
    private final Trust trust;
    private final BitSet known = new BitSet();
    private final List<Definition> temporary = new ArrayList<>();
    private int trusted;

    Inbox(Ring ring, Doorbell bell, Trust trust) {
        this.ring = ring.writer(bell);
        this.trust = trust;
    }

    /**
     * Whether there is room for {@code task}, and all that the worker has to know was told. It is
     * told of a function together with its first call or not at all: so a worker that has nothing to
     * do always has room.
     */
    boolean isReadyFor(Task task, boolean last) {
        int length = task.payload.frame().length + (last ? ROOM_FOR_END : 0);
        return tellWhomToTrust() && (known.get(task.function.number())
                ? ring.hasRoomFor(length)
                : tell(task.function, length));
    }

    private boolean tellWhomToTrust() {
        List<String> names = trust.added();
        while (trusted < names.size()) {
            if (!put(trust.frame(names.get(trusted)))) {
                return false;
            }
            trusted++;
        }
        return true;
    }

    // tag::tell[]
    private boolean tell(Definition function, int lengthOfCall) {
        if (function.isTemporary()) {
            temporary.removeIf(this::forget);
        }
        byte[] frame = function.payload().frame();
        if (!ring.hasRoomFor(frame.length + ROOM_FOR_END + lengthOfCall)) {
            return false;
        }
        put(frame);
        known.set(function.number());
        if (function.isTemporary()) {
            temporary.add(function);
        }
        return true;
    }
    // end::tell[]

    /** A late call of it would tell the worker again. */
    private boolean forget(Definition old) {
        boolean told = old.isRetired() && put(old.forget());
        if (told) {
            known.clear(old.number());
        }
        return told;
    }

    /** Puts the frame there; whether there was room. The worker sees it after {@link #show}. */
    boolean put(byte[] frame) {
        return ring.put(frame, 0, frame.length);
    }

    /** Puts the word there that there will be nothing more. */
    boolean putEnd() {
        return put(END);
    }

    /** Shows the worker what was put, and wakes it if it sleeps. */
    void show() {
        ring.publish();
    }
}
