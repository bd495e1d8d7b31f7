package poolcraft.process;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Where the parent finds the classes that one child may lack: the class loaders of what was sent,
 * and the variables of a JShell session as they were then. What is sent to it later, over a channel,
 * has its classes here, too. Thread-safe.
 */
final class ClassSource {

    /** What was sent over a channel: whichever child receives it may ask for its classes. */
    private static final ClassSource OF_CHANNELS = new ClassSource(weakSet());

    private static final Set<Class<?>> SENT_OVER_CHANNELS = weakSet();

    private final Set<ClassLoader> loaders;
    private final Map<String, SessionVariables.State> session = new ConcurrentHashMap<>();

    private ClassSource(Set<ClassLoader> loaders) {
        this.loaders = loaders;
    }

    private static <T> Set<T> weakSet() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    }

    /**
     * A source for {@code classes}, if a child could lack one of them: if it was loaded neither by
     * the JDK nor from the class path. A thread of a program that lies elsewhere altogether, as in
     * JShell, makes one in any case, since the child may be sent more of its classes.
     */
    static Optional<ClassSource> of(Set<Class<?>> classes, AllowList allowList) {
        var source = new ClassSource(new CopyOnWriteArraySet<>());
        source.add(classes, allowList);
        ClassLoader ofProgram = Thread.currentThread().getContextClassLoader();
        if (ofProgram != null && !isOfEveryProcess(ofProgram)) {
            source.loaders.add(ofProgram);
        }
        return source.loaders.isEmpty() ? Optional.empty() : Optional.of(source);
    }

    /** A source for classes of a session, of which {@code loader} knows the others. */
    static ClassSource ofSession(ClassLoader loader) {
        return new ClassSource(new CopyOnWriteArraySet<>(Set.of(loader)));
    }

    /** Notes that {@code classes} were sent over a channel; their variables are those of now. */
    static void remember(Set<Class<?>> classes, AllowList allowList) {
        for (Class<?> type : classes) {
            if (isStranger(type) && SENT_OVER_CHANNELS.add(type)) {
                OF_CHANNELS.add(Set.of(type), allowList);
            }
        }
    }

    private void add(Set<Class<?>> classes, AllowList allowList) {
        List<Class<?>> strangers = new ArrayList<>();
        for (Class<?> type : classes) {
            if (isStranger(type) && !isOnClassPath(type)) {
                loaders.add(type.getClassLoader());
                strangers.add(type);
            }
        }
        add(SessionVariables.states(strangers, allowList));
    }

    /** Adds session classes in a state that stays, whatever becomes of the session. */
    void add(Map<String, SessionVariables.State> states) {
        session.putAll(states);
    }

    private static boolean isStranger(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && !isOfEveryProcess(loader);
    }

    private static boolean isOfEveryProcess(ClassLoader loader) {
        return loader.equals(ClassLoader.getSystemClassLoader())
                || loader.equals(ClassLoader.getPlatformClassLoader());
    }

    /** A loader of the program's own may read from the class path, as that of a test runner. */
    private static boolean isOnClassPath(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source != null && source.getLocation() != null
                && ChildCommand.isOnClassPath(source.getLocation());
    }

    /** The class file of {@code name}; empty if the parent does not have it either. */
    Optional<byte[]> classFile(String name) throws IOException {
        Optional<byte[]> own = find(name);
        return own.isPresent() ? own : OF_CHANNELS.find(name);
    }

    private Optional<byte[]> find(String name) throws IOException {
        SessionVariables.State state = session.get(name);
        if (state != null && state.classFile().length > 0) {
            return Optional.of(state.classFile());
        }
        String file = name.replace('.', '/') + ".class";
        for (ClassLoader loader : List.copyOf(loaders)) {
            try (InputStream in = loader.getResourceAsStream(file)) {
                if (in != null) {
                    return Optional.of(in.readAllBytes());
                }
            }
        }
        return Optional.empty();
    }

    /** The variables that JShell keeps in {@code name}, as bytes; none for any other class. */
    byte[] variables(String name) {
        SessionVariables.State own = session.get(name);
        SessionVariables.State state = own == null ? OF_CHANNELS.session.get(name) : own;
        return state == null ? SessionVariables.NONE : state.variables();
    }
}
