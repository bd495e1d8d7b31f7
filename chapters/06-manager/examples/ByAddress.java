//usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS poolcraft:poolcraft-manager:1.0
//DESCRIPTION A client finds a manager by its address, and needs the key

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import poolcraft.manager.ManagedQueue;
import poolcraft.manager.Manager;
import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Key;
import poolcraft.process.JvmProcess;

// tag::program[]
static void client(SocketAddress address, String secret) throws Exception {
    try (Manager manager = Manager.connect(address, Key.of(secret))) {
        ManagedQueue<?> orders = manager.shared("orders", ManagedQueue.class);
        IO.println("the client takes " + orders.take());
    } catch (AuthenticationException e) {
        IO.println("the client is not let in");
    }
}

void main() throws Exception {
    SocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (Manager manager = Manager.builder().address(anyPort).key(Key.of("open sesame")).start()) {
        ManagedQueue<String> orders = manager.queue();
        manager.share("orders", orders);
        orders.put("tea");
        orders.put("cake");
        SocketAddress address = manager.address();
        JvmProcess.start(() -> client(address, "open sesame")).join();
        JvmProcess.start(() -> client(address, "open barley")).join();
        IO.println("left in the queue: " + orders);
    }
}
// end::program[]
