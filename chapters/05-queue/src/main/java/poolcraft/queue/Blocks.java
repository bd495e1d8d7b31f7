package poolcraft.queue;

import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import poolcraft.memory.Annexes;

/**
 * The rings of a queue as one side of it has them in memory, and the annexes that they and the big
 * items are. Used by the one who holds the lock of that side.
 *
 * <pre>
 *  block-N  the ring with number N, unless that is the first ring
 *  item-N   the bytes of item N, if it is big
 * </pre>
 */
final class Blocks {

    private static final String BLOCK = "block-";
    private static final String ITEM = "item-";

    private final Annexes annexes;
    private final Block first;
    private final TreeMap<Long, Block> mapped = new TreeMap<>();
    private long current = -1;
    private Block currentBlock;

    Blocks(QueueMemory memory) {
        this.annexes = memory.annexes();
        this.first = new Block(memory.bytes().asSlice(QueueLayout.FIRST_RING, QueueLayout.RING));
        this.currentBlock = first;
    }

    /** The block with this number; see {@link Place#block}. */
    Block at(long block) throws IOException {
        if (block != current) {
            currentBlock = Place.isFirst(block) ? first : annex(block);
            current = block;
        }
        return currentBlock;
    }

    private Block annex(long block) throws IOException {
        Block known = mapped.get(block);
        if (known == null) {
            known = new Block(annexes.attach(BLOCK + Place.number(block)));
            mapped.put(block, known);
        }
        return known;
    }

    /** Makes a block. */
    void create(long block) throws IOException {
        mapped.put(block,
                new Block(annexes.create(BLOCK + Place.number(block), QueueLayout.RING)));
    }

    void writeItem(long number, byte[] source, int from, int length) throws IOException {
        annexes.write(ITEM + number, source, from, length);
    }

    void readItem(long number, byte[] target, int from, int length) throws IOException {
        annexes.read(ITEM + number, target, from, length);
    }

    void removeItem(long number) throws IOException {
        annexes.remove(ITEM + number);
    }

    /** Removes a block that nothing is left in. */
    void removeBlock(long block) throws IOException {
        if (!Place.isFirst(block)) {
            annexes.remove(BLOCK + Place.number(block));
        }
    }

    /** Gives the memory of all blocks before this one back, in this process. */
    void unmapBefore(long block) {
        if (!mapped.isEmpty() && mapped.firstKey() < block) {
            unmap(mapped.headMap(block));
        }
    }

    /** Gives all memory back, in this process; the first ring goes with its segment. */
    void unmapAll() {
        unmap(mapped);
    }

    private void unmap(Map<Long, Block> some) {
        for (Iterator<Block> each = some.values().iterator(); each.hasNext();) {
            each.next().unmap();
            each.remove();
        }
        current = -1;
    }

    /** Removes what somebody who was killed has left before {@code place}. */
    void removeBefore(Place place) throws IOException {
        for (String name : annexes.names()) {
            if (numberOf(name) < (isBlock(name) ? Place.number(place.block) : place.count)) {
                annexes.remove(name);
            }
        }
    }

    /** Removes what somebody who was killed, or found no room, has made behind {@code place}. */
    void removeBehind(Place place) throws IOException {
        for (String name : annexes.names()) {
            if (numberOf(name) > (isBlock(name) ? Place.number(place.block) : place.count - 1)) {
                annexes.remove(name);
            }
        }
        unmap(mapped.tailMap(place.block, false));
    }

    private static boolean isBlock(String name) {
        return name.startsWith(BLOCK);
    }

    private static long numberOf(String name) {
        return Long.parseLong(name.substring(name.indexOf('-') + 1));
    }
}
