package poolcraft.queue;

import java.util.ArrayList;
import java.util.List;
import poolcraft.process.Transfer;

/**
 * What this process has put and nobody may ever take: shared things, which must hear of it when the
 * queue is closed for all. Thread-safe.
 */
final class Consignments {

    private static final int FEW = 8;

    private List<Transfer> transfers = new ArrayList<>();
    private int forgetAt = FEW;

    void add(Transfer transfer) {
        if (transfer.mayBeLost()) {
            remember(transfer);
        }
    }

    private synchronized void remember(Transfer transfer) {
        if (transfers.size() >= forgetAt) {
            transfers.removeIf(sent -> !sent.mayBeLost());
            forgetAt = FEW + 2 * transfers.size();
        }
        transfers.add(transfer);
    }

    /** Nobody will take any more. */
    void lost() {
        takeAll().forEach(Transfer::lost);
    }

    private synchronized List<Transfer> takeAll() {
        List<Transfer> all = transfers;
        transfers = new ArrayList<>();
        return all;
    }
}
