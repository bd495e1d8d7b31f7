package poolcraft.process;

import java.lang.ref.Cleaner;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes and variables of a JShell session as they were when a function was sent, for a child
 * that is sent many functions of that session, one after the other.
 *
 * <p>JShell keeps variables in static fields, and gives a method a new body by changing a class. A
 * child that has loaded a class once would never see that. So it loads the classes of a session anew
 * for each state of the session that it has to know, through a loader of its own:
 *
 * <pre>{@code
 * if (SessionClasses.has(type)) {
 *     known = SessionClasses.of(type, known, allowList);
 *     send(known.address());
 * }
 * ...                                               // over there
 * Class<?> found = Class.forName(name, false, SessionClasses.loader(address, allowList));
 * }</pre>
 *
 * <p>The state is there to be fetched for as long as somebody holds this object. Thread-safe.
 */
public final class SessionClasses {

    private static final Cleaner CLEANER = Cleaner.create();

    private final ClassSource source;
    private final ClassAddress address;

    /** What was sent so far; guarded by this. */
    private final Map<String, SessionVariables.State> states = new HashMap<>();

    private SessionClasses(ClassSource source) {
        this.source = source;
        ClassAddress offered = ClassServer.offer(source);
        this.address = offered;
        CLEANER.register(this, () -> ClassServer.withdraw(offered));
    }

    /** Whether {@code type} is a class of a JShell session. */
    public static boolean has(Class<?> type) {
        return type.getPackageName().equals(SessionVariables.SESSION_PACKAGE);
    }

    /**
     * The session as {@code type}, one of its classes, sees it now.
     *
     * @param last the last state that was seen; null if this is the first one
     * @return {@code last}, if nothing of it has changed
     */
    public static SessionClasses of(Class<?> type, @Nullable SessionClasses last,
            AllowList allowList) {
        Map<String, SessionVariables.State> now = SessionVariables.states(List.of(type),
                allowList);
        if (last != null && last.agreesWith(now)) {
            return last;
        }
        var changed = new SessionClasses(ClassSource.ofSession(type.getClassLoader()));
        changed.agreesWith(now);
        return changed;
    }

    /** Whether nothing in {@code now} is known here otherwise; then it is known here. */
    private synchronized boolean agreesWith(Map<String, SessionVariables.State> now) {
        for (Map.Entry<String, SessionVariables.State> state : now.entrySet()) {
            SessionVariables.State known = states.get(state.getKey());
            if (known != null && !known.isSame(state.getValue())) {
                return false;
            }
        }
        states.putAll(now);
        source.add(now);
        return true;
    }

    /** Where a child of this process finds the classes; text without line breaks. */
    public String address() {
        return String.join(" ", Integer.toString(address.source()), address.key(),
                address.socket());
    }

    /**
     * In the child: a new loader for the classes at {@code address}. Objects that this thread reads
     * from now on have their classes there, too.
     */
    public static ClassLoader loader(String address, AllowList allowList) {
        String[] parts = address.split(" ", 3);
        var loader = new ParentsClasses(
                new ClassAddress(parts[2], parts[1], Integer.parseInt(parts[0])), allowList);
        Thread.currentThread().setContextClassLoader(loader);
        return loader;
    }

    @Override
    public String toString() {
        synchronized (this) {
            return "session classes " + Arrays.toString(states.keySet().toArray());
        }
    }
}
