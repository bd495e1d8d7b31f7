package poolcraft.queue;

import java.io.IOException;

/**
 * The end of a queue where items are put: used by the one who holds the put lock.
 *
 * <p>Items are written behind the tail, where nobody looks, and count when the tail moves: that one
 * step puts all of them, or, if the process is killed before, none.
 */
final class Tail {

    private static final int ALIGNMENT = Long.BYTES;

    /** What a jump takes; there is always room for one behind the last item. */
    private static final int JUMP_BYTES = 8;

    private final QueueMemory memory;
    private final Blocks blocks;
    private final Cursor tail;
    private final Cursor free;
    private final int headerBytes;
    private final Place at = new Place();

    /** Where the memory in use begins, as last seen: there is at least the room up to it. */
    private final Place freeSeen = new Place();

    /**
     * The tail.
     *
     * @param free before which the memory is free
     * @param headerBytes what an item has in front of its bytes
     */
    Tail(QueueMemory memory, Cursor free, int headerBytes) {
        this.memory = memory;
        this.blocks = new Blocks(memory);
        this.tail = memory.tail();
        this.free = free;
        this.headerBytes = headerBytes;
        free.read(freeSeen);
    }

    /** What so many bytes take. */
    static int taken(int length) {
        return length + ALIGNMENT - 1 & -ALIGNMENT;
    }

    /**
     * Puts the next {@code some} items, all in one step.
     *
     * @throws IOException if there is no room in shared memory; nothing was put
     */
    // tag::put[]
    void put(Outgoing items, int some) throws IOException {
        tail.read(at);
        boolean written = false;
        try {
            for (int i = 0; i < some; i++) {
                write(items.bytes(), items.start(i), items.length(i));
            }
            written = true;
        } finally {
            if (!written) {
                removeLeftovers();
            }
        }
        tail.move(at);
        blocks.unmapBefore(at.block);
    }

    private void write(byte[] source, int from, int length) throws IOException {
        boolean big = length > QueueLayout.MAX_INLINE;
        int taken = taken(headerBytes + (big ? 0 : length));
        if (!hasRoomFor(taken)) {
            jump();
        }
        Block block = blocks.at(at.block);
        block.setHeader(at.position, length, big ? Block.BIG : Block.INLINE);
        if (headerBytes > JUMP_BYTES) {
            block.setClaim(at.position, ClaimedHead.WAITING);
        }
        if (big) {
            blocks.writeItem(at.count, source, from, length);
        } else {
            block.bytes().write(at.position + headerBytes, source, from, length);
        }
        at.position += taken;
        at.count++;
    }
    // end::put[]

    private boolean hasRoomFor(int taken) throws IOException {
        long end = at.position + taken + JUMP_BYTES;
        if (Place.isFirst(at.block)) {
            if (end - freePosition() <= QueueLayout.RING) {
                return true;
            }
            free.read(freeSeen);
            return end - freePosition() <= QueueLayout.RING;
        }
        free.read(freeSeen);
        return !freeSeen.isAt(at) && end - freePosition() <= QueueLayout.RING;
    }

    /** Where the memory in use begins in this block. */
    private long freePosition() {
        return freeSeen.block == at.block ? freeSeen.position : 0;
    }

    /** To the first ring if nothing is left in it, else to a new one. */
    // tag::jump[]
    private void jump() throws IOException {
        long number = Place.number(at.block) + 1;
        boolean first = Place.number(freeSeen.block) > memory.firstUser();
        long next = Place.block(number, first);
        if (first) {
            memory.setFirstUser(number);
        } else {
            blocks.create(next);
        }
        blocks.at(at.block).setHeader(at.position, first ? 1 : 0, Block.JUMP);
        at.block = next;
        at.position = 0;
    }
    // end::jump[]

    /** Removes the annexes of items that do not count. */
    void removeLeftovers() throws IOException {
        tail.read(at);
        blocks.removeBehind(at);
    }

    /** Gives the memory back here. */
    void unmap() {
        blocks.unmapAll();
    }
}
