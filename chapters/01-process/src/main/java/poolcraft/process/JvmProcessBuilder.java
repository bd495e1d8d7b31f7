package poolcraft.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a process to be started, from {@link JvmProcess#builder()}. Not thread-safe; may be
 * used for many processes.
 */
public final class JvmProcessBuilder {

    private @Nullable String name;
    private @Nullable Boolean daemon;
    private List<String> jvmOptions = List.of();
    private final Map<String, String> environment = new HashMap<>();
    private AllowList allowList = Identity.allowList();
    private @Nullable Class<? extends Training> training;

    JvmProcessBuilder() {}

    /** Its name, in any script; without one it is called after its number. */
    public JvmProcessBuilder name(String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /** Whether it is terminated when this process ends; without this it is as this process. */
    public JvmProcessBuilder daemon(boolean daemon) {
        this.daemon = daemon;
        return this;
    }

    /**
     * Options for the child's JVM, such as {@code -Xmx64m}. They come after those of the system
     * property {@code poolcraft.jvmOptions}, which are for all children of a program and theirs.
     */
    public JvmProcessBuilder jvmOptions(String... options) {
        jvmOptions = List.of(options);
        return this;
    }

    /** One more variable in the child's environment, which is otherwise this process's. */
    public JvmProcessBuilder environment(String key, String value) {
        environment.put(key, value);
        return this;
    }

    /**
     * One more name on the list of what the child may read: {@code com.acme.model.} for a
     * package and those below, {@code com.acme.Order} for one class. The package of the target
     * and those below are on it, and so are the values of the JDK. See {@link AllowList}.
     */
    public JvmProcessBuilder allow(String packageOrClass) {
        allowList = allowList.plus(packageOrClass);
        return this;
    }

    /**
     * What its first moments will be like: it starts more quickly, from a cache that this training
     * has made. For chapters of the library whose children all begin alike.
     */
    public JvmProcessBuilder trainedBy(Class<? extends Training> training) {
        this.training = training;
        return this;
    }

    /** A process for {@code target}, not started yet. */
    public JvmProcess of(ProcessTarget target) {
        var child = Settings.nextChild(name, daemon);
        return new JvmProcess(
                new Settings(child, jvmOptions, environment, allowList, training), target);
    }

    /** A process for {@code target}, started; see {@link JvmProcess#start()}. */
    public JvmProcess start(ProcessTarget target) {
        return of(target).start();
    }
}
