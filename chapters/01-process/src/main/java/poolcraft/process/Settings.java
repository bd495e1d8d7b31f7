package poolcraft.process;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a process is to be started, with the defaults filled in. Immutable.
 *
 * @param child who the child will be
 * @param jvmOptions what its JVM gets besides the usual options
 * @param environment what its environment has besides this process's
 * @param allowList what it may read, without the target's own package
 * @param training what its first moments will be like, if that is known
 */
record Settings(Launch.Child child, List<String> jvmOptions, Map<String, String> environment,
        AllowList allowList, @Nullable Class<? extends Training> training) {

    Settings {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    /** A child with the next number; without a name it is called after the number. */
    static Launch.Child nextChild(@Nullable String name, @Nullable Boolean daemon) {
        String number = Identity.nextChildNumber();
        return new Launch.Child(Objects.requireNonNullElse(name, "Process-" + number), number,
                Objects.requireNonNullElse(daemon, Identity.self().daemon()));
    }

    /**
     * What the child is told.
     *
     * @throws TransferException if the target cannot be sent
     */
    Launch launchOf(ProcessTarget target, Transfer transfer) {
        AllowList readable = allowList.plusPackageOf(target.getClass());
        byte[] bytes = TargetCodec.write(target, readable, transfer);
        Optional<ClassAddress> classes = ClassSource.of(transfer.neededClasses(), readable)
                .map(ClassServer::offer);
        return new Launch(child, Identity.self(), readable, classes, bytes);
    }

    /** The command that starts the child's JVM. */
    ProcessBuilder command() {
        return ChildCommand.with(jvmOptions, environment, training);
    }
}
