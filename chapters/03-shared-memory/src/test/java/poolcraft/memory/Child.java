package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

/** Runs targets in child JVMs; what fails there fails the test here. */
final class Child {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private Child() {}

    /** Runs {@code target} to its end. */
    static void run(ProcessTarget target) throws InterruptedException {
        join(JvmProcess.start(target));
    }

    /** Runs {@code target} in as many processes at once. */
    static void run(int processes, ProcessTarget target) throws InterruptedException {
        List<JvmProcess> started = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            started.add(JvmProcess.start(target));
        }
        for (JvmProcess process : started) {
            join(process);
        }
    }

    static void join(JvmProcess process) throws InterruptedException {
        try {
            assertThat(process.join(LIMIT)).as("%s has ended", process).isTrue();
        } finally {
            process.kill();
        }
        assertThat(process.exitCode()).as("exit code of %s", process).hasValue(0);
    }

    /** Kills it and waits for its end. */
    static void kill(JvmProcess process) throws InterruptedException {
        process.kill();
        assertThat(process.join(LIMIT)).isTrue();
    }

    /** Waits, awake, for what another process is about to do. */
    static void awaitAwake(BooleanSupplier fact) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT);
            }
            Thread.onSpinWait();
        }
    }
}
