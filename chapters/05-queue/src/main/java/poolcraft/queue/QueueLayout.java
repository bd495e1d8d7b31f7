package poolcraft.queue;

import poolcraft.lock.RobustLock;
import poolcraft.lock.WaitingRoom;

/**
 * Where everything is in the memory of a queue.
 *
 * <pre>
 *     0  state       long  0 OPEN, 1 SHUT DOWN, 2 CLOSED by its owner
 *   128  put lock    held by the one who puts
 *   384  tail        a {@link Cursor}: where the next item goes; changed under the put lock
 *   448  first user  long  the last session of the first ring; changed under the put lock
 *   512  take lock   held by the one who takes
 *   768  head        a Cursor: the next item to be taken; changed under the take lock
 *   896  done        a Cursor: the first item not acknowledged; changed under the take lock
 *   936  returned    long  1 if there may be items that came back; changed under the take lock
 *  1024  not empty   a {@link WaitingRoom} for those who take
 *  1280  not full    a WaitingRoom for those who put
 *  1536  all done    a WaitingRoom for those who wait until all items are acknowledged
 *  2048  the first ring, {@value #RING} bytes
 * </pre>
 *
 * <p>The items lie in a chain of rings: the first one is in the queue's segment, each further one is
 * an annex of it.
 *
 * <pre>
 *  block 1              block 2                      block 3
 *  the first ring       annex                        annex
 *  +----------------+   +------------------------+   +------------------------+
 *  |  item item JUMP --&gt; item item item item JUMP --&gt; item item              |
 *  +----------------+   +------------------------+   +------------------------+
 *     ^ head                                                    ^ tail
 *
 *  an item, at a multiple of 8
 *  +-------------+-----------+--------------------+----------------+-----------+
 *  | length int  | form int  | claim long         | the bytes      | up to 7   |
 *  +-------------+-----------+--------------------+----------------+-----------+
 *  0             4           8 (joinable only)    8 or 16          next multiple of 8
 *
 *  form 0 INLINE  the bytes are here
 *       1 BIG     the bytes are an annex of their own, and not here
 *       2 JUMP    no item: it goes on at 0 of the next block; length 1 if that is the first ring
 *
 *  claim 0 WAITING, 1 DONE, else the mark of the process that has taken the item
 * </pre>
 *
 * <p>The number of a block only grows; so does a position in it, which wraps around at the size of
 * the ring. The first ring is used again, under another number, when nothing is left in it: once a
 * queue that had grown is empty, all it takes is its segment.
 */
final class QueueLayout {

    static final long STATE = 0;
    static final long PUT_LOCK = 128;
    static final long TAIL = 384;
    static final long FIRST_USER = 448;
    static final long TAKE_LOCK = 512;
    static final long HEAD = 768;
    static final long DONE = 896;
    static final long RETURNED = 936;
    static final long NOT_EMPTY = 1024;
    static final long NOT_FULL = 1280;
    static final long ALL_DONE = 1536;
    static final long FIRST_RING = 2048;

    static final int RING = 1 << 20;
    static final long SIZE = FIRST_RING + RING;

    /** Longer items are not copied into a ring. */
    static final int MAX_INLINE = RING / 8;

    private QueueLayout() {}

    static {
        assert PUT_LOCK + RobustLock.BYTES <= TAIL && TAKE_LOCK + RobustLock.BYTES <= HEAD;
        assert NOT_EMPTY + WaitingRoom.BYTES <= NOT_FULL && NOT_FULL + WaitingRoom.BYTES <= ALL_DONE
                && ALL_DONE + WaitingRoom.BYTES <= FIRST_RING;
    }
}
