package poolcraft.queue;

import java.util.Arrays;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * Items in bytes, on their way into a queue: used again for the next ones. Used by one thread at a
 * time.
 */
final class Outgoing {

    private static final int KEPT = 1 << 10;

    private final MessageBuffer buffer = new MessageBuffer(Integer.MAX_VALUE);
    private int[] ends = new int[1];
    private Transfer[] transfers = new Transfer[1];
    private int count;
    private int gone;

    /**
     * Adds an item.
     *
     * @throws TransferException if it cannot be sent; it is not added
     */
    void add(Object item, MessageFormat format) {
        int start = buffer.size();
        var transfer = new Transfer();
        boolean written = false;
        try {
            format.write(item, buffer, transfer);
            checkLength(buffer.size() - start, format.limit());
            written = true;
        } finally {
            if (!written) {
                transfer.failed();
                buffer.truncate(start);
            }
        }
        append(transfer);
    }

    private static void checkLength(int length, int limit) {
        if (length > limit) {
            throw new TransferException("An item of " + length + " bytes is too long: the limit of"
                    + " this queue is " + limit + ". Put it in parts, or set a higher limit where"
                    + " the queue is made.", null);
        }
    }

    private void append(Transfer transfer) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            transfers = Arrays.copyOf(transfers, 2 * count);
        }
        ends[count] = buffer.size();
        transfers[count++] = transfer;
    }

    /** How many are not yet in the queue. */
    int left() {
        return count - gone;
    }

    byte[] bytes() {
        return buffer.array();
    }

    /** Where the item begins that is so many behind the next one. */
    int start(int ahead) {
        int index = gone + ahead;
        return index == 0 ? 0 : ends[index - 1];
    }

    int length(int ahead) {
        return ends[gone + ahead] - start(ahead);
    }

    /** The next {@code some} items are in the queue. */
    void sent(int some, Consignments consignments) {
        for (int i = 0; i < some; i++) {
            Transfer transfer = transfers[gone++];
            transfer.sent();
            consignments.add(transfer);
        }
    }

    /** Forgets all; what is not in the queue stays here. */
    void clear() {
        while (gone < count) {
            transfers[gone++].failed();
        }
        Arrays.fill(transfers, 0, count, null);
        if (ends.length > KEPT) {
            ends = new int[1];
            transfers = new Transfer[1];
        }
        buffer.clear();
        count = 0;
        gone = 0;
    }
}
