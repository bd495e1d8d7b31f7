package poolcraft.manager;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;

/**
 * The objects of a manager that somebody outside of it may ask for: those with a name, and those
 * that are kept for the owner of a token. What a client refers to is in its {@link Session}, and
 * what is in another object is there: all else is garbage. Thread-safe.
 */
final class ObjectTable {

    /** A message may be read after its sender has ended, but hardly later than that. */
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);

    /** What is kept for a token; the sender is null if it is this process. */
    private record Held(Entry entry, @Nullable Session sender) {}

    private final Place place;
    private final Types types;
    private final AtomicLong numbers = new AtomicLong(Wire.ROOT);
    private final Map<String, Entry> names = new ConcurrentHashMap<>();
    private final Map<Long, Held> tokens = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    ObjectTable(Place place, Types types) {
        this.place = place;
        this.types = types;
    }

    Place place() {
        return place;
    }

    Types types() {
        return types;
    }

    /** Gives {@code target} a number. */
    Entry entry(Object target, Exposed exposed) {
        return new Entry(numbers.incrementAndGet(), target, exposed);
    }

    /** A proxy for use inside the manager of {@code target}, which gets a number. */
    Object expose(Object target, Exposed exposed) {
        return proxy(entry(target, exposed));
    }

    /** A proxy for use inside the manager. */
    Object proxy(Entry entry) {
        return Proxies.of(new LocalReference(this, entry));
    }

    /**
     * What {@code proxy}, which came from a client, stands for.
     *
     * @throws IllegalArgumentException if it is no proxy of an object in this manager
     */
    Entry entryOf(@Nullable Object proxy) {
        if (Proxies.referenceOf(proxy) instanceof LocalReference local
                && local.manager() == place.manager()) {
            return local.entry();
        }
        throw new IllegalArgumentException(proxy + " is no proxy of an object in this manager: only"
                + " such can be shared under a name. Make the object here, with the methods of the"
                + " Manager.");
    }

    /** Gives {@code entry} a name. */
    void share(String name, Entry entry) {
        Entry before = names.putIfAbsent(name, entry);
        if (before != null && before.number() != entry.number()) {
            throw new IllegalArgumentException("The name " + name + " is taken by a "
                    + before.exposed() + ". Choose another one.");
        }
    }

    /** Takes the name away from what has it. */
    void unshare(String name) {
        if (names.remove(name) == null) {
            throw notShared(name);
        }
    }

    /** What has this name. */
    Entry shared(String name) {
        Entry entry = names.get(name);
        if (entry == null) {
            throw notShared(name);
        }
        return entry;
    }

    private NoSuchElementException notShared(String name) {
        return new NoSuchElementException("Nothing is shared under the name " + name
                + " in this manager. Shared are: " + new TreeSet<>(names.keySet()) + ".");
    }

    /** Keeps {@code entry} for whoever comes with the token that is returned. */
    long hold(Entry entry, @Nullable Session sender) {
        long token = random.nextLong();
        tokens.put(token, new Held(entry, sender));
        return token;
    }

    /** Keeps nothing for {@code token} any more. */
    void drop(long token) {
        tokens.remove(token);
    }

    /** The proxy of what was kept for {@code token}. */
    Object claim(long token) {
        Held held = tokens.remove(token);
        if (held == null) {
            throw new IllegalArgumentException("the manager does not keep its object any more:"
                    + " the process that sent the proxy took it back, or ended more than "
                    + KEPT_FOR.toMinutes() + " minutes ago, or another one has received it.");
        }
        return proxy(held.entry);
    }

    /** Keeps {@code entry} while {@code transfer} is on its way. */
    long hold(Entry entry, Transfer transfer) {
        long token = hold(entry, (Session) null);
        transfer.ifFailed(() -> drop(token));
        transfer.ifLost(() -> drop(token));
        return token;
    }

    /** Called now and then: what the dead have sent and nobody has taken is kept for a while. */
    void forgetTheLost() {
        tokens.values().removeIf(held -> held.sender != null
                && held.sender.endedFor().compareTo(KEPT_FOR) > 0);
    }

    /** The numbers of the objects here. */
    Set<Long> numbers() {
        Set<Long> all = new HashSet<>();
        names.values().forEach(entry -> all.add(entry.number()));
        tokens.values().forEach(held -> all.add(held.entry.number()));
        return all;
    }
}
