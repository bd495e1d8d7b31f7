package poolcraft.queue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A way through the items of a queue, from where a cursor is to where it is to be. Used by the one
 * who takes.
 */
final class Walk {

    private final Blocks blocks;
    private final int headerBytes;
    private final Place at = new Place();
    private final List<Long> blocksLeft = new ArrayList<>();
    private final List<Long> bigItemsLeft = new ArrayList<>();

    Walk(Blocks blocks, int headerBytes) {
        this.blocks = blocks;
        this.headerBytes = headerBytes;
    }

    /** Where this is. */
    Place at() {
        return at;
    }

    void begin(Cursor cursor) {
        cursor.read(at);
        blocksLeft.clear();
        bigItemsLeft.clear();
    }

    /** The block with the next item, at the position of {@link #at()}. There has to be one. */
    Block block() throws IOException {
        Block block = blocks.at(at.block);
        if (block.form(at.position) == Block.JUMP) {
            boolean first = block.length(at.position) == 1;
            blocksLeft.add(at.block);
            at.block = Place.block(Place.number(at.block) + 1, first);
            at.position = 0;
            block = blocks.at(at.block);
        }
        return block;
    }

    /** Copies the next item. */
    // tag::copy[]
    void copyTo(Incoming incoming) throws IOException {
        Block block = block();
        int length = block.length(at.position);
        int start = incoming.add(length);
        if (block.form(at.position) == Block.BIG) {
            blocks.readItem(at.count, incoming.bytes(), start, length);
        } else {
            block.bytes().read(at.position + headerBytes, incoming.bytes(), start, length);
        }
    }
    // end::copy[]

    /** Goes past the next item. */
    void pass() throws IOException {
        Block block = block();
        boolean big = block.form(at.position) == Block.BIG;
        if (big) {
            bigItemsLeft.add(at.count);
        }
        at.position += Tail.taken(headerBytes + (big ? 0 : block.length(at.position)));
        at.count++;
    }

    /** Removes the annexes that were passed, after a cursor was moved to here. */
    void removeWhatWasPassed() throws IOException {
        if (!bigItemsLeft.isEmpty()) {
            for (long number : bigItemsLeft) {
                blocks.removeItem(number);
            }
        }
        if (!blocksLeft.isEmpty()) {
            blocks.unmapBefore(at.block);
            for (long block : blocksLeft) {
                blocks.removeBlock(block);
            }
        }
    }
}
