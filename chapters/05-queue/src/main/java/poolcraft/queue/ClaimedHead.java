package poolcraft.queue;

import java.io.IOException;
import poolcraft.lock.ProcessMark;
import poolcraft.queue.Incoming.Held;

/**
 * Who takes an item claims it, and acknowledges it later; until then it stays in memory. If the
 * process dies meanwhile, the item waits again.
 *
 * <pre>
 *  WAITING  --take-->                               CLAIMED by a process
 *  CLAIMED  --acknowledge-->                        DONE
 *  CLAIMED  --give back, or the process is dead-->  WAITING
 *
 *     done                      head                     tail
 *      v                         v                        v
 *  ----+-------------------------+------------------------+
 *      | CLAIMED, DONE, WAITING  |  never taken           |
 *  ----+-------------------------+------------------------+
 * </pre>
 *
 * <p>Each step is one write of the claim. The cursor {@code done} follows when all before it is
 * DONE, and the memory there is free; if a process is killed before it moves it, the next one does.
 */
final class ClaimedHead implements Head {

    static final int HEADER_BYTES = 16;

    static final long WAITING = 0;
    private static final long DONE = 1;

    private static final long LOOK_NANOS = 100_000_000;

    private final QueueMemory memory;
    private final Blocks blocks;
    private final Cursor head;
    private final Cursor tail;
    private final Cursor done;
    private final Supply supply;
    private final Walk walk;
    private final Outstanding outstanding;
    private final long self = ProcessMark.self();
    private long nextLook;

    ClaimedHead(QueueMemory memory, Outstanding outstanding) {
        this.memory = memory;
        this.blocks = new Blocks(memory);
        this.head = memory.head();
        this.tail = memory.tail();
        this.done = memory.done();
        this.supply = new Supply(memory);
        this.walk = new Walk(blocks, HEADER_BYTES);
        this.outstanding = outstanding;
    }

    @Override
    public long waiting() {
        return supply.waiting();
    }

    @Override
    public boolean mayHaveItems() {
        return supply.isAny() || memory.hasReturned();
    }

    /** What others hold may come back; who holds something itself does not wait for itself. */
    @Override
    public boolean isAtEnd() {
        return !mayHaveItems() && (isAllDone() || outstanding.hasThisThread());
    }

    /** Whether all that was put has been acknowledged; asked by any thread. */
    boolean isAllDone() {
        long acknowledged = done.count();
        return tail.count() == acknowledged;
    }

    // tag::claim[]
    @Override
    public int take(Incoming incoming, int most) throws IOException {
        if (System.nanoTime() - nextLook >= 0) {
            lookForTheDead();
        }
        int some = memory.hasReturned() ? takeReturned(incoming, most) : 0;
        walk.begin(head);
        int fresh = supply.after(walk.at().count, most - some);
        for (int i = 0; i < fresh; i++) {
            claim(incoming);
        }
        if (fresh > 0) {
            head.move(walk.at());
        }
        return some + fresh;
    }

    private void claim(Incoming incoming) throws IOException {
        walk.copyTo(incoming);
        incoming.hold(new Held(walk.at().block, walk.at().position));
        walk.block().setClaim(walk.at().position, self);
        walk.pass();
    }
    // end::claim[]

    private int takeReturned(Incoming incoming, int most) throws IOException {
        int some = 0;
        long taken = head.count();
        for (walk.begin(done); walk.at().count < taken;) {
            if (walk.block().claim(walk.at().position) != WAITING) {
                walk.pass();
            } else if (some == most) {
                return some;
            } else {
                claim(incoming);
                some++;
            }
        }
        memory.setReturned(false);
        return some;
    }

    @Override
    public boolean mayComeBack() {
        return done.count() < head.count();
    }

    @Override
    public boolean lookForTheDead() throws IOException {
        nextLook = System.nanoTime() + LOOK_NANOS;
        boolean found = false;
        long alive = self;
        long taken = head.count();
        for (walk.begin(done); walk.at().count < taken; walk.pass()) {
            long claim = walk.block().claim(walk.at().position);
            if (claim != WAITING && claim != DONE && claim != alive) {
                if (ProcessMark.isDead(claim)) {
                    release(walk.at().block, walk.at().position);
                    found = true;
                } else {
                    alive = claim;
                }
            }
        }
        return advance() || found;
    }

    private void release(long block, long position) throws IOException {
        memory.setReturned(true);
        blocks.at(block).setClaim(position, WAITING);
    }

    /** CLAIMED to WAITING. */
    void giveBack(Held held) throws IOException {
        release(held.block(), held.position());
    }

    /**
     * CLAIMED to DONE.
     *
     * @return whether all is done now
     */
    boolean acknowledge(Held held) throws IOException {
        blocks.at(held.block()).setClaim(held.position(), DONE);
        return advance();
    }

    /** Moves the cursor past what is DONE; whether all is. */
    private boolean advance() throws IOException {
        long taken = head.count();
        walk.begin(done);
        long before = walk.at().count;
        while (walk.at().count < taken && walk.block().claim(walk.at().position) == DONE) {
            walk.pass();
        }
        if (walk.at().count > before) {
            done.move(walk.at());
            walk.removeWhatWasPassed();
        }
        return isAllDone();
    }

    @Override
    public void removeLeftovers() throws IOException {
        walk.begin(done);
        blocks.removeBefore(walk.at());
    }

    @Override
    public void unmap() {
        blocks.unmapAll();
    }
}
