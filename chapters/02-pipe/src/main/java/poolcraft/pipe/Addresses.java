package poolcraft.pipe;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** Checks of addresses that a listener and a client have in common. */
final class Addresses {

    private Addresses() {}

    static void checkResolved(InetSocketAddress address) throws UnknownHostException {
        if (address.isUnresolved()) {
            throw new UnknownHostException("No machine is known by the name "
                    + address.getHostString() + ". Is it spelled right?");
        }
    }

    static IllegalArgumentException unknownKind(SocketAddress address) {
        return new IllegalArgumentException("A " + address.getClass().getName() + " cannot be used"
                + " here: give a java.net.UnixDomainSocketAddress or an InetSocketAddress.");
    }
}
