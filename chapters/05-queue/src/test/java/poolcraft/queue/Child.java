package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import poolcraft.memory.SharedInt;
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

    /** A process that has done {@code first} and then waits to be killed. */
    static JvmProcess startAndStay(ProcessTarget first) throws Exception {
        try (SharedInt done = SharedInt.create(0)) {
            JvmProcess process = JvmProcess.start(() -> {
                first.run();
                done.set(1);
                Thread.sleep(Long.MAX_VALUE);
            });
            await(() -> done.get() == 1 || !process.isAlive());
            assertThat(process.isAlive()).as("%s lives", process).isTrue();
            return process;
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

    /** Waits for what another process or thread is about to do. */
    static void await(BooleanSupplier fact) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT);
            }
            LockSupport.parkNanos(100_000);
        }
    }

    /** From these the moments of kills are drawn: more with {@code -Dpoolcraft.kills=200}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("poolcraft.kills", 3));
    }
}
