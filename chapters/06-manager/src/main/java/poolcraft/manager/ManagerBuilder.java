package poolcraft.manager;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Key;
import poolcraft.pipe.MessageFormat;
import poolcraft.process.AllowList;

/**
 * Settings of a manager to be started, or of a client of one, from {@link Manager#builder()}. Not
 * thread-safe; may be used for several.
 */
public final class ManagerBuilder {

    /** Where a manager is that has not been given an address, until it serves. */
    private static final SocketAddress NOWHERE = new InetSocketAddress(0);

    private final List<Registration> registrations = new ArrayList<>();
    private AllowList allowList;
    private @Nullable SocketAddress address;
    private @Nullable Key key;
    private int maxMessage = MessageFormat.DEFAULT_LIMIT;

    ManagerBuilder(Class<?> caller) {
        allowList = AllowList.ofThisProcess().plusPackageOf(caller);
    }

    /** Where the manager listens; without this, at a socket that only this user can use. */
    public ManagerBuilder address(SocketAddress where) {
        address = Objects.requireNonNull(where, "address");
        return this;
    }

    /** What clients must have; without this, a random one that travels with the proxies. */
    public ManagerBuilder key(Key secret) {
        key = Objects.requireNonNull(secret, "key");
        return this;
    }

    /** One more name on the list of what may travel to it and back; see {@link AllowList}. */
    public ManagerBuilder allow(String packageOrClass) {
        allowList = allowList.plus(packageOrClass);
        return this;
    }

    /** The longest message in bytes; see {@link MessageFormat#DEFAULT_LIMIT}. */
    public ManagerBuilder maxMessage(int bytes) {
        maxMessage = bytes;
        return this;
    }

    /**
     * A type that the manager makes objects of, each by {@code maker}: see {@link
     * Manager#make(Class)}. Several clients may call one object at the same time, so it has to be
     * thread-safe. A method that returns a registered type returns a proxy of what it returns.
     *
     * @param type an interface: its methods are what others may call, and nothing else
     * @throws IllegalArgumentException if it is no interface
     */
    public <T> ManagerBuilder register(Class<T> type, Maker<? extends T> maker) {
        return registerWith(type, _ -> maker.make());
    }

    /**
     * A type that the manager makes objects of, each from an argument by {@code maker}: see {@link
     * Manager#make(Class, Object)} and {@link #register}.
     */
    public <A, T> ManagerBuilder registerWith(Class<T> type, MakerOf<A, ? extends T> maker) {
        Exposed.of(type);
        allow(type.getName());
        registrations.add(new Registration(type, maker));
        return this;
    }

    /**
     * A manager in a process of its own, which ends with this one.
     *
     * @throws java.net.BindException if its address is taken, or cannot be had
     * @throws IOException if its process ends before it serves
     */
    public Manager start() throws IOException, InterruptedException {
        Place place = newPlace();
        ServerProcess server = ServerProcess.start(place, address, registrations);
        return new Manager(Channel.open(place.at(server.address())), server);
    }

    /**
     * A manager in this process, which others connect to.
     *
     * @throws java.net.BindException if its address is taken, or cannot be had
     */
    public ManagerServer serve() throws IOException {
        return ManagerServer.open(newPlace(), address, registrations);
    }

    /**
     * A client of the manager at the address that was set.
     *
     * @throws poolcraft.pipe.AuthenticationException if the manager has another key
     * @throws IOException if there is no manager
     */
    public Manager connect() throws IOException, InterruptedException {
        SocketAddress where = Objects.requireNonNull(address, "address");
        Key secret = Objects.requireNonNull(key, "key");
        return new Manager(
                Channel.open(new Place(0, where, secret, allowList, maxMessage)), null);
    }

    private Place newPlace() {
        Key secret = key == null ? Key.random() : key;
        SocketAddress where = address == null ? NOWHERE : address;
        return new Place(new SecureRandom().nextLong(), where, secret, allowList, maxMessage);
    }
}
