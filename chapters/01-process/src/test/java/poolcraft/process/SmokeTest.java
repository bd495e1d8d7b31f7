package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest {

    @Test
    void aChildRuns() throws Exception {
        int n = 3;
        var p = JvmProcess.start(() -> System.out.println("北 child " + n + JvmProcess.current()));
        p.join();
        assertThat(p.exitCode()).hasValue(0);
    }
}
