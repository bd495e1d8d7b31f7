package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

/** Where one waits until something in shared memory has changed. */
class WaitingRoomTest {

    private static final long LONG = TimeUnit.MINUTES.toNanos(5);

    private Segment segment;
    private WaitingRoom room;
    private SharedInt tokens;

    @BeforeEach
    void create() throws Exception {
        segment = Segment.create(1024);
        room = WaitingRoom.in(segment, 0);
        tokens = SharedInt.in(segment, 512);
    }

    @AfterEach
    void close() throws Exception {
        segment.close();
    }

    private static void takeOne(WaitingRoom room, SharedInt tokens) throws InterruptedException {
        while (tokens.getAndUpdate(count -> Math.max(0, count - 1)) == 0) {
            room.await(() -> tokens.get() > 0, () -> false, LONG);
        }
    }

    @Test
    void eachChangeWakesOneProcess() throws Exception {
        WaitingRoom sharedRoom = room;
        SharedInt sharedTokens = tokens;
        JvmProcess[] waiters = {JvmProcess.start(() -> takeOne(sharedRoom, sharedTokens)),
                JvmProcess.start(() -> takeOne(sharedRoom, sharedTokens))};
        for (int i = 0; i < waiters.length; i++) {
            tokens.incrementAndGet();
            room.wakeOne();
        }
        for (JvmProcess waiter : waiters) {
            Child.join(waiter);
        }
        assertThat(tokens.get()).isZero();
    }

    @Test
    void nobodyIsFoundInAnEmptyRoom() {
        assertThat(room.wakeOne()).isFalse();
        room.wakeAll();
        assertThat(room).hasToString("WaitingRoom[empty]");
    }

    @Test
    void aWaitEndsWithItsTime() throws Exception {
        long start = System.nanoTime();
        assertThat(room.await(() -> false, () -> false, 20_000_000)).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        assertThat(room.wakeOne()).isFalse();
    }

    @Test
    void aWaitEndsWithAnInterrupt() throws Exception {
        Other<Boolean> waiter = Other.start(() -> room.await(() -> false, () -> false, LONG))
                .awaitWaiting();
        waiter.interrupt();
        assertThatThrownBy(waiter::result).isInstanceOf(InterruptedException.class);
    }

    @Test
    void aQuestionThatFailsInTheThreadThatWakesDisturbsNobody() throws Exception {
        SharedInt answer = SharedInt.in(segment, 576);
        Other<Boolean> waiter = Other.start(() -> room.await(() -> {
            if (Thread.currentThread().getName().equals("poolcraft-bell")) {
                throw new UnsupportedOperationException("by the test");
            }
            return answer.get() == 1;
        }, () -> false, LONG)).awaitWaiting();
        WaitingRoom sharedRoom = room;
        Child.run(() -> {
            answer.set(1);
            sharedRoom.wakeAll();
        });
        assertThat(waiter.result()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .contains("poolcraft-bell");
    }

    @Test
    void whoWaitsLooksForOtherReasonsToo() throws Exception {
        SharedInt reason = SharedInt.in(segment, 576);
        Other<Boolean> waiter = Other
                .start(() -> room.await(() -> false, () -> reason.get() == 1, LONG)).awaitWaiting();
        reason.set(1);
        assertThat(waiter.result()).isTrue();
    }

    @Test
    void aThousandVirtualThreadsAreServedOneByOne() throws Exception {
        Thread[] waiters = new Thread[1_000];
        for (int i = 0; i < waiters.length; i++) {
            waiters[i] = Thread.ofVirtual().start(() -> {
                try {
                    takeOne(room, tokens);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
        }
        for (int i = 0; i < waiters.length; i++) {
            tokens.incrementAndGet();
            room.wakeOne();
        }
        for (Thread waiter : waiters) {
            waiter.join();
        }
        assertThat(tokens.get()).isZero();
    }
}
