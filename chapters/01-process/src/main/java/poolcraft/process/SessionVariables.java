package poolcraft.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The variables of a JShell session, which JShell keeps in static fields of the classes that it
 * makes. They travel with the class, as they are when the function is sent: else the function would
 * find them empty in the child.
 *
 * <p>For each class: an int, the number of variables; for each variable its name, an int length and
 * its value as {@link ObjectWriter} wrote it. A variable whose value cannot travel is left out.
 */
final class SessionVariables {

    /** What is sent with a class that has no variables. */
    static final byte[] NONE = {};

    /** Where JShell puts its classes. */
    static final String SESSION_PACKAGE = "REPL";

    private SessionVariables() {}

    /**
     * What a session class is at some moment.
     *
     * @param classFile its class file; empty if there is none
     * @param variables as they are sent with it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by isSame
    record State(byte[] classFile, byte[] variables) {

        boolean isSame(State other) {
            return Arrays.equals(classFile, other.classFile)
                    && Arrays.equals(variables, other.variables);
        }
    }

    /** The state of each session class that the bodies of {@code classes} can reach. */
    static Map<String, State> states(Collection<Class<?>> classes, AllowList allowList) {
        Map<String, State> states = new HashMap<>();
        Deque<Class<?>> left = new ArrayDeque<>(classes);
        while (!left.isEmpty()) {
            Class<?> type = left.pop();
            String name = type.getName();
            if (type.getPackageName().equals(SESSION_PACKAGE) && !states.containsKey(name)) {
                byte[] classFile = classFile(type);
                states.put(name, new State(classFile, write(type, allowList)));
                addMentioned(classFile, type.getClassLoader(), left);
            }
        }
        return states;
    }

    private static void addMentioned(byte[] classFile, @Nullable ClassLoader loader,
            Deque<Class<?>> left) {
        if (classFile.length == 0) {
            return;
        }
        String prefix = SESSION_PACKAGE + "/";
        for (var entry : ClassFile.of().parse(classFile).constantPool()) {
            if (entry instanceof ClassEntry mentioned
                    && mentioned.asInternalName().startsWith(prefix)) {
                addIfThere(mentioned.asInternalName().replace('/', '.'), loader, left);
            }
        }
    }

    /** Empty if there is none: the child will ask for the class, and say that it is missing. */
    private static byte[] classFile(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(file)) {
            return in == null ? NONE : in.readAllBytes();
        } catch (IOException e) {
            return NONE;
        }
    }

    private static void addIfThere(String name, @Nullable ClassLoader loader,
            Deque<Class<?>> left) {
        try {
            left.push(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            // Mentioned, but not there: it cannot hold a variable that is in use.
        }
    }

    private static byte[] write(Class<?> type, AllowList allowList) {
        Map<String, byte[]> values = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            if (Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers)) {
                addValue(values, field, allowList);
            }
        }
        return bytes(values);
    }

    private static void addValue(Map<String, byte[]> values, Field field, AllowList allowList) {
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            if (value != null) {
                values.put(field.getName(), ObjectWriter.write(value,
                        "the variable " + field.getName(), allowList, new Transfer()));
            }
        } catch (TransferException | IllegalAccessException e) {
            // It stays empty in the child: most functions do not use every variable.
        }
    }

    private static byte[] bytes(Map<String, byte[]> values) {
        var bytes = new ByteArrayOutputStream();
        try {
            var out = new DataOutputStream(bytes);
            out.writeInt(values.size());
            for (Map.Entry<String, byte[]> value : values.entrySet()) {
                out.writeUTF(value.getKey());
                out.writeInt(value.getValue().length);
                out.write(value.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** In the child: gives the variables of {@code type} the values that were sent. */
    static void restore(Class<?> type, byte[] bytes, AllowList allowList)
            throws IOException, ReflectiveOperationException {
        if (bytes.length == 0) {
            return;
        }
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        for (int left = in.readInt(); left > 0; left--) {
            Field field = type.getDeclaredField(in.readUTF());
            byte[] value = in.readNBytes(in.readInt());
            field.setAccessible(true);
            field.set(null, ObjectReader.read(value, allowList, type.getClassLoader()));
        }
    }
}
