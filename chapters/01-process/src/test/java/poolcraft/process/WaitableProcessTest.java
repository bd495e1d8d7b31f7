package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.Selector;
import org.junit.jupiter.api.Test;

/** A process as something to be waited for together with others. */
class WaitableProcessTest {

    @Test
    void theEndOfAProcessWakesASelector() throws Exception {
        JvmProcess process = JvmProcess.start(() -> {});
        try (Selector selector = Selector.open()) {
            process.watch(selector);
            while (!process.isReady()) {
                selector.select();
            }
            assertThat(process.exitCode()).hasValue(0);
            process.unwatch(selector);
        }
    }

    @Test
    void aProcessThatHasEndedWakesASelectorAtOnce() throws Exception {
        JvmProcess process = JvmProcess.start(() -> {});
        process.join();
        try (Selector selector = Selector.open()) {
            process.watch(selector);
            selector.select();
            assertThat(process.isReady()).isTrue();
        }
    }

    @Test
    void aProcessThatWasNotStartedCannotBeWatched() throws Exception {
        JvmProcess process = JvmProcess.of(() -> {});
        assertThatThrownBy(process::isReady).isInstanceOf(IllegalStateException.class);
        try (Selector selector = Selector.open()) {
            assertThatThrownBy(() -> process.watch(selector))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("start()");
        }
    }
}
