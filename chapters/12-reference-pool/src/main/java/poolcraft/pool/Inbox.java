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

    /** What a frame of a single byte takes of a ring. */
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

    /** Whether there is room for {@code task}, and all that the worker has to know was told. */
    boolean isReadyFor(Task task, boolean last) {
        int length = task.payload.frame().length;
        return tellWhomToTrust() && tell(task.function)
                && ring.hasRoomFor(last ? length + ROOM_FOR_END : length);
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
    private boolean tell(Definition function) {
        if (known.get(function.number())) {
            return true;
        }
        if (!put(function.payload().frame())) {
            return false;
        }
        known.set(function.number());
        if (function.isTemporary()) {
            temporary.removeIf(this::forget);
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
