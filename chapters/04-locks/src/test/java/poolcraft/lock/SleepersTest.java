package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Segment;

/** Who is rung: each whose bit is set, wherever its place is. Who was rung has no bit any more. */
class SleepersTest {

    private static final int WORDS = Members.MAX / Long.SIZE;

    private Segment segment;
    private Sleepers sleepers;

    @BeforeEach
    void create() throws Exception {
        segment = Segment.create(Sleepers.BYTES);
        sleepers = new Sleepers(segment.memory(), 0);
    }

    @AfterEach
    void close() throws Exception {
        segment.close();
    }

    private static long offset(int word) {
        return (long) word * Long.BYTES;
    }

    private void setBit(int place) {
        Words.getAndOr(segment.memory(), offset(place / Long.SIZE), 1L << place);
    }

    private long bits() {
        return IntStream.range(0, WORDS)
                .map(word -> Long.bitCount(Words.get(segment.memory(), offset(word)))).sum();
    }

    @Test
    void wakeAllRingsAtAllInWhateverPlaces() {
        var random = new SplittableRandom(1);
        for (int round = 0; round < 1_000; round++) {
            int sleeping = 1 + random.nextInt(5);
            IntStream.range(0, sleeping).forEach(_ -> setBit(random.nextInt(Members.MAX)));
            sleepers.wakeAll();
            assertThat(bits()).as("still to be rung in round %d", round).isZero();
        }
    }

    @Test
    void wakeOneRingsAtOneInWhateverPlace() {
        LongStream places = new SplittableRandom(2).longs(1_000, 0, Members.MAX);
        places.mapToInt(place -> (int) place).forEach(place -> {
            setBit(place);
            setBit((place + 1) % Members.MAX);
            assertThat(sleepers.wakeOne()).isTrue();
            assertThat(bits()).as("beside place %d", place).isEqualTo(1);
            assertThat(sleepers.wakeOne()).isTrue();
            assertThat(bits()).as("at place %d", place).isZero();
            assertThat(sleepers.wakeOne()).isFalse();
        });
    }
}
