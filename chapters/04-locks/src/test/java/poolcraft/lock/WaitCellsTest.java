package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Segment;

/** The states of one who waits for a condition. */
class WaitCellsTest {

    private Segment segment;
    private WaitCells cells;

    @BeforeEach
    void create() throws Exception {
        segment = Segment.create(WaitCells.BYTES);
        cells = new WaitCells(segment.memory());
    }

    @AfterEach
    void close() throws Exception {
        segment.close();
    }

    @Test
    void whoIsAsleepCanGoOnSleeping() {
        int cell = cells.claim();
        assertThat(cells.fallAsleep(cell)).isTrue();
        assertThat(cells.fallAsleep(cell)).isTrue();
        assertThat(cells.waiting()).isEqualTo(1);
    }

    @Test
    void whoWasNotifiedDoesNotFallAsleep() {
        int awake = cells.claim();
        int asleep = cells.claim();
        cells.fallAsleep(asleep);
        assertThat(cells.notify(2)).isEqualTo(2);
        assertThat(cells.fallAsleep(awake)).isFalse();
        assertThat(cells.fallAsleep(asleep)).isFalse();
        assertThat(cells.take(awake)).isTrue();
        assertThat(cells.take(asleep)).isTrue();
    }
}
