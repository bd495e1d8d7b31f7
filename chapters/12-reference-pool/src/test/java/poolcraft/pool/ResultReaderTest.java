package poolcraft.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Sleeper;

/** Readers without workers: who has the role, and whether the pool rests afterwards. */
class ResultReaderTest {

    private static final int CALLERS = 4;
    private static final int ROUNDS = 2_000;
    private static final int MANY_ROUNDS = 300_000;

    private Front front;
    private Sleeper sleeper;
    private ResultReader reader;

    @BeforeEach
    void makeReader() throws IOException {
        front = Front.open();
        sleeper = front.sleeper();
        reader = new ResultReader(front, new Dispatcher());
    }

    @AfterEach
    void giveBack() throws IOException {
        front.close();
    }

    /** A caller whose answer comes when it has looked so often. */
    private static final class Patient implements ResultReader.Caller {

        private int looks;

        Patient(int looks) {
            this.looks = looks;
        }

        @Override
        public boolean hasIt() {
            return looks-- <= 0;
        }

        @Override
        public boolean givesUp() {
            return false;
        }
    }

    /** Whether workers ring; afterwards they do not, as if one had. */
    private boolean rests() {
        return sleeper.disarm();
    }

    @Test
    void thePoolRestsWhenTheOnlyCallerHasItsAnswer() {
        reader.help(new Patient(3));
        assertTrue(rests());
    }

    @Test
    void thePoolRestsWhenNoAnswerComesForLong() {
        reader.help(new Patient(Integer.MAX_VALUE));
        assertTrue(rests());
    }

    @Test
    void thePoolRestsWhenTheListenerHasLooked() {
        reader.look();
        assertTrue(rests());
    }

    @Test
    void aCallerWhoseAnswerIsThereStaysForNoLook() {
        var caller = new Patient(0);
        reader.help(caller);
        assertEquals(-1, caller.looks);
    }

    @Test
    void thePoolRestsWheneverAllHaveLeft() throws Exception {
        var barrier = new CyclicBarrier(CALLERS + 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        barrier.await();
                        reader.help(new Patient(ThreadLocalRandom.current().nextInt(6)));
                        barrier.await();
                    }
                    return null;
                }));
            }
            int rested = 0;
            for (int round = 0; round < ROUNDS; round++) {
                barrier.await();
                reader.look();
                barrier.await();
                rested += rests() ? 1 : 0;
            }
            for (Future<?> caller : callers) {
                caller.get();
            }
            assertEquals(ROUNDS, rested);
        }
    }

    /** In a window of nanoseconds, neither of the two may leave it to the other. */
    @Test
    void thePoolRestsWhenTheLastOneLeavesAsTheRoleIsGivenBack() throws Exception {
        var begun = new AtomicInteger();
        var ended = new AtomicInteger();
        Thread other = Thread.ofPlatform().start(() -> {
            for (int round = 1; round <= MANY_ROUNDS; round++) {
                await(begun, round);
                reader.help(new Patient(0));
                ended.set(round);
            }
        });
        int rested = 0;
        for (int round = 1; round <= MANY_ROUNDS; round++) {
            begun.set(round);
            reader.look();
            await(ended, round);
            rested += rests() ? 1 : 0;
        }
        other.join();
        assertEquals(MANY_ROUNDS, rested);
    }

    private static void await(AtomicInteger number, int value) {
        var patience = new Patience(1_000);
        while (number.get() < value) {
            if (!patience.lasts()) {
                patience.renew();
            }
        }
    }
}
