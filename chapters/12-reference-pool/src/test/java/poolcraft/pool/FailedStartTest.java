package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;
import poolcraft.process.TransferException;

/** A pool that cannot be made leaves nothing. */
class FailedStartTest {

    /** Can be written once, for the first worker. */
    private static final class OnlyOnce implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private static final AtomicInteger WRITTEN = new AtomicInteger();

        @Serial
        private void writeObject(ObjectOutputStream out) throws IOException {
            if (WRITTEN.incrementAndGet() > 1) {
                throw new IOException("written before");
            }
            out.defaultWriteObject();
        }
    }

    private static void assertLeavesNothing(PoolBuilder<Pool> builder,
            Class<? extends Exception> problem, String message) throws Exception {
        Pool.of(1).close(); // what the first pool of a program makes for all of them is there
        List<Path> before = Program.filesOf(Tasks.pid());
        assertThatThrownBy(builder::build).isInstanceOf(problem)
                .hasStackTraceContaining(message);
        Await.until("no worker is left", () -> JvmProcess.activeChildren().isEmpty());
        Await.until("no file is left", () -> Program.filesOf(Tasks.pid()).equals(before));
    }

    @Test
    void anInitializerThatCannotBeSentLeavesNoWorkerAndNoFile() throws Exception {
        Object unsendable = new Object();
        assertLeavesNothing(
                Pool.builder().workers(2).initializer(() -> Objects.requireNonNull(unsendable)),
                TransferException.class, "java.lang.Object");
    }

    @Test
    void aFailureAtTheSecondWorkerLeavesNothingOfTheFirst() throws Exception {
        var once = new OnlyOnce();
        assertLeavesNothing(
                Pool.builder().workers(2).initializer(() -> Objects.requireNonNull(once)),
                TransferException.class, "written before");
    }
}
