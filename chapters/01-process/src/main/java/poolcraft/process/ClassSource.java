package poolcraft.process;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the parent finds the classes that one child may lack: the class loaders of what was sent,
 * and the variables of a JShell session as they were then. Thread-safe.
 */
final class ClassSource {

    private final List<ClassLoader> loaders;
    private final Map<String, byte[]> sessionVariables;

    private ClassSource(List<ClassLoader> loaders, Map<String, byte[]> sessionVariables) {
        this.loaders = loaders;
        this.sessionVariables = sessionVariables;
    }

    /**
     * A source for {@code classes}, if a child could lack one of them: if it was loaded neither by
     * the JDK nor from the class path.
     */
    static Optional<ClassSource> of(Iterable<Class<?>> classes, AllowList allowList) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        List<Class<?>> strangers = new ArrayList<>();
        for (Class<?> type : classes) {
            ClassLoader loader = type.getClassLoader();
            if (loader != null && !isOfEveryProcess(loader) && !isOnClassPath(type)) {
                loaders.add(loader);
                strangers.add(type);
            }
        }
        return loaders.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClassSource(List.copyOf(loaders),
                        SessionVariables.of(strangers, allowList)));
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
        String file = name.replace('.', '/') + ".class";
        for (ClassLoader loader : loaders) {
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
        return sessionVariables.getOrDefault(name, SessionVariables.NONE);
    }
}
