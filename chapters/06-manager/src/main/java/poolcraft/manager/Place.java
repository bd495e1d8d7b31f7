package poolcraft.manager;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import poolcraft.pipe.Key;
import poolcraft.process.AllowList;

/**
 * Where a manager is, and how to talk to it: all that another process needs to become its client.
 *
 * @param manager its number, drawn at random when it starts
 * @param address where it listens, as seen from here
 * @param key what both sides must have
 * @param allowList what may come from it
 * @param maxMessage the longest message in bytes
 */
record Place(long manager, SocketAddress address, Key key, AllowList allowList, int maxMessage)
        implements
            Serializable {

    /** This place, which turned out to be that of the manager with {@code number}. */
    Place of(long number) {
        return new Place(number, address, key, allowList, maxMessage);
    }

    /** This place at the address that a listener got. */
    Place at(SocketAddress bound) {
        return new Place(manager, reachable(bound), key, allowList, maxMessage);
    }

    /** Who listens on all networks of this machine is reached over the one inside. */
    private static SocketAddress reachable(SocketAddress bound) {
        return bound instanceof InetSocketAddress internet
                && internet.getAddress().isAnyLocalAddress()
                        ? new InetSocketAddress(InetAddress.getLoopbackAddress(),
                                internet.getPort())
                        : bound;
    }
}
