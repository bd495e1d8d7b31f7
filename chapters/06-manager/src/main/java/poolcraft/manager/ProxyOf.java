package poolcraft.manager;

import java.io.IOException;
import java.io.Serializable;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/** A proxy that has a class of its own. */
interface ProxyOf extends Transferable {

    /** What it stands for. */
    Reference reference();

    @Override
    default Serializable ticket(Transfer transfer) throws IOException {
        return reference().ticket(transfer);
    }
}
