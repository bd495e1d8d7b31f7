package poolcraft.pipe;

import java.util.ArrayList;
import java.util.List;
import poolcraft.process.Transfer;

/**
 * What was sent over a connection and may yet be lost: shared things, which must hear of it if the
 * receiver ends before it has taken them. Thread-safe.
 */
final class SentThings {

    private final Stream stream;
    private boolean listening;
    private List<Transfer> transfers = List.of();
    private int forgetAt = 8;
    private boolean otherEndIsGone;

    SentThings(Stream stream) {
        this.stream = stream;
    }

    /** {@code transfer} has been sent. */
    void add(Transfer transfer) {
        if (transfer.mayBeLost()) {
            if (!remembers(transfer)) {
                transfer.lost();
            } else if (listens()) {
                stream.whenOtherEnds(this::otherEndIsGone);
            }
        }
    }

    private synchronized boolean listens() {
        boolean first = !listening;
        listening = true;
        return first;
    }

    private synchronized boolean remembers(Transfer transfer) {
        if (otherEndIsGone) {
            return false;
        }
        if (transfers.size() >= forgetAt || transfers.isEmpty()) {
            transfers = new ArrayList<>(transfers);
            transfers.removeIf(sent -> !sent.mayBeLost());
            forgetAt = 8 + 2 * transfers.size();
        }
        transfers.add(transfer);
        return true;
    }

    /** The other end has closed, or died: what it has not taken by now it never will. */
    void otherEndIsGone() {
        takeAll().forEach(Transfer::lost);
    }

    private synchronized List<Transfer> takeAll() {
        List<Transfer> all = transfers;
        transfers = List.of();
        otherEndIsGone = true;
        return all;
    }
}
