package poolcraft.process;

import java.io.ObjectInputFilter;
import java.io.Serial;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which classes may travel between processes: those of the JDK that hold values, the library's, and
 * what the program allows.
 *
 * <p>Reading a serialized object runs code of its class. So no class is read that is not on this
 * list, and the sender keeps to the same list, to fail early and with a clear message. A name
 * that ends in a dot allows a package and those below; any other name allows one class and those
 * nested in it; an empty name allows the classes without a package. Arrays count as what they hold.
 * Immutable and thread-safe.
 */
public final class AllowList implements ObjectInputFilter, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Nesting deeper than this is refused: it would end in a {@link StackOverflowError}. */
    private static final long MAX_DEPTH = 2_000;

    private static final Set<String> VALUE_PACKAGES = Set.of("java.lang", "java.math", "java.time",
            "java.time.chrono", "java.time.zone", "java.util", "java.util.concurrent",
            "java.util.concurrent.atomic");

    private static final Set<String> VALUE_CLASSES = Set.of("java.io.File",
            "java.lang.invoke.SerializedLambda", "java.net.URI", "java.net.Inet4Address",
            "java.net.Inet6Address", "java.net.InetAddress", "java.net.InetSocketAddress",
            "java.net.SocketAddress", "java.net.UnixDomainSocketAddress",
            "java.net.UnixDomainSocketAddress$Ser",
            "java.util.regex.Pattern");

    @SuppressWarnings("serial") // an immutable list of the JDK
    private final List<String> allowed;

    /** The list with {@code allowed} names on it besides the values of the JDK. */
    public AllowList(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /**
     * What this process may read, and its children with it: empty in the first process, and in a
     * child what it was started with.
     */
    public static AllowList ofThisProcess() {
        return Identity.allowList();
    }

    /** The names that were given, as they were given. */
    public List<String> names() {
        return allowed;
    }

    /** This list with one more name on it. */
    public AllowList plus(String name) {
        if (allowed.contains(name)) {
            return this;
        }
        List<String> longer = new ArrayList<>(allowed);
        longer.add(name);
        return new AllowList(longer);
    }

    /** This list with the package of {@code type}, and the packages below, on it. */
    public AllowList plusPackageOf(Class<?> type) {
        String name = type.getPackageName();
        return plus(name.isEmpty() ? "" : name + ".");
    }

    /** Whether {@code type} may travel. */
    public boolean allows(Class<?> type) {
        Class<?> base = type;
        while (base.isArray()) {
            base = Objects.requireNonNull(base.getComponentType());
        }
        return base.isPrimitive() || isValue(base) || allowsName(base) || isStandIn(base);
    }

    /** Whether it is a dynamic proxy that a ticket became, all of whose interfaces are allowed. */
    private boolean isStandIn(Class<?> type) {
        return Transferable.class.isAssignableFrom(type) && Proxy.isProxyClass(type)
                && Arrays.stream(type.getInterfaces()).allMatch(this::allows);
    }

    private static boolean isValue(Class<?> type) {
        String inPackage = type.getPackageName();
        return VALUE_CLASSES.contains(type.getName())
                || (VALUE_PACKAGES.contains(inPackage) && isOfJdk(type))
                || (inPackage.startsWith("java.") && Throwable.class.isAssignableFrom(type)
                        && isOfJdk(type))
                || (Path.class.isAssignableFrom(type) && isOfJdk(type));
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null;
    }

    private boolean allowsName(Class<?> type) {
        String name = type.getName();
        if (name.startsWith("poolcraft.")) {
            return true;
        }
        for (String entry : allowed) {
            if (matches(entry, name, type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String entry, String name, Class<?> type) {
        if (entry.isEmpty()) {
            return type.getPackageName().isEmpty();
        }
        if (entry.endsWith(".")) {
            return name.startsWith(entry);
        }
        // The hidden class of a lambda is called Outer$$Lambda/0x...: it is nested, too.
        return name.equals(entry) || name.startsWith(entry + "$");
    }

    /** The filter that reads with this list: it knows no third answer besides yes and no. */
    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > MAX_DEPTH) {
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        return allows(type) ? Status.ALLOWED : Status.REJECTED;
    }
}
