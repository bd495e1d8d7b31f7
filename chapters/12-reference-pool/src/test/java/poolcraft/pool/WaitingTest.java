package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that wait for results, and what they do to each other. */
@Timeout(60)
class WaitingTest {

    private Pool pool;

    @BeforeEach
    void open() {
        pool = Pool.of(2);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** A result that is read for as long as this process likes. */
    private static final class SlowlyRead implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private static final CountDownLatch BEGUN = new CountDownLatch(1);
        private static final CountDownLatch GO_ON = new CountDownLatch(1);

        @Serial
        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            BEGUN.countDown();
            try {
                GO_ON.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    @Test
    void aLimitHoldsWhileAnotherThreadReadsTheResult() throws Exception {
        CompletableFuture<SlowlyRead> future = pool.applyAsync(SlowlyRead::new);
        Thread first = Thread.ofPlatform().start(future::join);
        SlowlyRead.BEGUN.await();
        assertThatThrownBy(() -> future.get(10, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        SlowlyRead.GO_ON.countDown();
        first.join();
        assertThat(future.get(0, TimeUnit.SECONDS)).isNotNull();
    }

    /** Virtual threads are not interrupted: one that lets others run may wait for long. */
    @Test
    void callersThatGetNoProcessorHoldNobodyUp() throws Exception {
        var goOn = new AtomicBoolean(true);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(Thread.startVirtualThread(() -> {
                while (goOn.get()) {
                    pool.apply(() -> 1);
                }
            }));
        }
        List<Thread> busy = new ArrayList<>();
        try {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                busy.add(Thread.startVirtualThread(() -> {
                    while (goOn.get()) {
                        Thread.onSpinWait();
                    }
                }));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(pool.applyAsync(() -> 2).get(20, TimeUnit.SECONDS)).isEqualTo(2);
            }
        } finally {
            goOn.set(false);
        }
        for (Thread thread : callers) {
            thread.join();
        }
        for (Thread thread : busy) {
            thread.join();
        }
    }
}
