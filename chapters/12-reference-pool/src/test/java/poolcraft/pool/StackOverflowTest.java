package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jspecify.annotations.Nullable;

/**
 * A thread whose stack ends somewhere inside the pool has its error, and nobody else notices. Each
 * use is tried with less room on the stack, and more, in steps of some bytes.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StackOverflowTest {

    private static final int THREADS = 12;
    private static final int TRIES = 300;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long SMALL_STACK = 200_000;

    /** The stacks differ by this much, so that they end in different places. */
    private static final int STEP = 613;

    private static final List<Integer> NUMBERS = List.of(1, 2, 3);
    private static final List<Integer> SQUARES = List.of(1, 4, 9);

    private static Pool pool;

    /** What can be done with a pool, and whether it did what it should. */
    enum Use {
        CALL {
            @Override
            boolean works() {
                return pool.apply(() -> Tasks.square(3)) == 9;
            }
        },
        FUTURE {
            @Override
            boolean works() throws Exception {
                return pool.applyAsync(() -> Tasks.square(3)).get(1, TimeUnit.MINUTES) == 9;
            }
        },
        CANCELLED_FUTURE {
            @Override
            boolean works() {
                CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.square(3));
                return future.cancel(false) || future.join() == 9;
            }
        },
        MAP {
            @Override
            boolean works() {
                return pool.map(Tasks::square, NUMBERS).equals(SQUARES);
            }
        },
        STREAM {
            @Override
            boolean works() {
                try (var squares = pool.imap(Tasks::square, NUMBERS)) {
                    return squares.toList().equals(SQUARES);
                }
            }
        },
        UNORDERED_STREAM {
            @Override
            boolean works() {
                try (var squares = pool.imapUnordered(Tasks::square, NUMBERS)) {
                    return squares.sorted().toList().equals(SQUARES);
                }
            }
        };

        abstract boolean works() throws Exception;
    }

    @BeforeEach
    void open() {
        pool = Pool.of(2);
    }

    /** A pool that does not work any more must not keep the others from being tried. */
    @AfterEach
    void terminate() throws InterruptedException {
        pool.terminate();
        assertThat(pool.join(LIMIT)).as("the pool ends").isTrue();
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void whoHasNoRoomLeftLeavesThePoolAsItWas(Use use) throws Exception {
        assertThat(use.works()).isTrue();
        for (int i = 0; i < THREADS; i++) {
            var deep = new Deep(use);
            runOnStackOf(stack(i), deep);
            assertThat(deep.wrong).isNull();
            assertThat(deep.overflows).as("stacks that ended in the pool").isPositive();
            assertThat(deep.tries).as("tries").isEqualTo(TRIES);
            // An answer that nobody waits for awake is noticed.
            CompletableFuture<Integer> later = pool.applyAsync(() -> Tasks.square(4));
            Await.until("an answer is noticed", later::isDone);
        }
    }

    /** Goes down until the stack ends, and on its way up tries the pool in each place. */
    private static final class Deep implements Runnable {

        private final Use use;
        private int tries;
        private int overflows;
        private @Nullable Object wrong;

        Deep(Use use) {
            this.use = use;
        }

        @Override
        @SuppressWarnings("InfiniteRecursion") // so far as there is room
        public void run() {
            try {
                run();
            } catch (StackOverflowError e) {
                // Here it goes up.
            }
            if (tries < TRIES) {
                tries++;
                tryOnce();
            }
        }

        private void tryOnce() {
            try {
                if (!use.works()) {
                    wrong = "a wrong result";
                }
            } catch (StackOverflowError e) {
                overflows++;
            } catch (Throwable e) {
                wrong = e;
            }
        }
    }

    @Test
    void aRecursionWithoutEndClosesItsPool() throws Exception {
        for (int i = 0; i < THREADS; i++) {
            var thrown = new AtomicReference<@Nullable Throwable>();
            runOnStackOf(stack(i), () -> {
                try (Pool own = Pool.of(1)) {
                    callForEver(own, 0);
                } catch (Throwable e) {
                    thrown.set(e);
                }
            });
            assertThat(thrown.get()).isInstanceOf(StackOverflowError.class);
        }
    }

    @SuppressWarnings("InfiniteRecursion") // that is what is tested
    private static int callForEver(Pool own, int n) {
        return own.apply(() -> Tasks.square(n)) + callForEver(own, n + 1);
    }

    private static long stack(int i) {
        return SMALL_STACK + (long) i * STEP;
    }

    private static void runOnStackOf(long bytes, Runnable action) throws Exception {
        Thread thread = Thread.ofPlatform().daemon().name("deep").stackSize(bytes).start(action);
        assertThat(thread.join(LIMIT)).as("the thread ends").isTrue();
    }
}
