package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

/** A child JVM; what fails there fails the test here. */
final class Child {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final JvmProcess process;

    private Child(JvmProcess process) {
        this.process = process;
    }

    static Child start(ProcessTarget target) {
        return new Child(JvmProcess.start(target));
    }

    /** Runs {@code target} to its end. */
    static void run(ProcessTarget target) throws InterruptedException {
        start(target).join();
    }

    /** A process that has done {@code first} and then waits to be killed. */
    static Child startAndStay(ProcessTarget first) throws Exception {
        try (SharedInt done = SharedInt.create(0)) {
            Child child = start(() -> {
                first.run();
                done.set(1);
                Thread.sleep(Long.MAX_VALUE);
            });
            await(() -> done.get() == 1 || !child.isAlive());
            assertThat(child.isAlive()).as("%s lives", child.process).isTrue();
            return child;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    void join() throws InterruptedException {
        try {
            assertThat(process.join(LIMIT)).as("%s has ended", process).isTrue();
        } finally {
            process.kill();
        }
        assertThat(process.exitCode()).as("exit code of %s", process).hasValue(0);
    }

    /** Kills it and waits for its end. */
    void kill() throws InterruptedException {
        process.kill();
        assertThat(process.join(LIMIT)).isTrue();
    }

    /** Waits for what another process or thread is about to do. */
    static void await(BooleanSupplier fact) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT);
            }
            Thread.sleep(1);
        }
    }

    /** From these the moments of kills are drawn: more with {@code -Dpoolcraft.kills=200}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("poolcraft.kills", 3));
    }
}
