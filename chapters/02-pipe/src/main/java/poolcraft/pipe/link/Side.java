package poolcraft.pipe.link;

import java.io.IOException;

/**
 * What a {@link Switchboard} finds under a key. Its thread calls these, and none may wait.
 *
 * <p>Each says whether it was done. It was not if the side has left meanwhile: then something else
 * stands under its key, or nothing.
 */
interface Side {

    /** The other side has arrived at its new process, at {@code other}. */
    boolean claim(Caller caller, SideAddress other) throws IOException;

    /** The other side, or one that both wait for here, is about to move. */
    boolean otherMoves(Caller caller, SideAddress other) throws IOException;

    /** Whoever was to see the other side home has ended: if it has not come, it never will. */
    boolean custodyEnded(Caller custody);

    /** The caller wants to know when this side is closed: by the end of its socket. */
    boolean watch(Caller caller) throws IOException;
}
