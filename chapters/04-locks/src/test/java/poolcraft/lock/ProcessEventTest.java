package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

class ProcessEventTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private ProcessEvent event;

    @BeforeEach
    void create() throws Exception {
        event = ProcessEvent.create();
    }

    @AfterEach
    void close() throws Exception {
        event.close();
    }

    @Test
    void anEventIsSetAndCleared() throws Exception {
        assertThat(event.isSet()).isFalse();
        event.set();
        event.set();
        assertThat(event.isSet()).isTrue();
        event.await();
        assertThat(event.await(Duration.ZERO)).isTrue();
        event.clear();
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(Duration.ZERO)).isFalse();
        assertThat(event.await(Duration.ofSeconds(-1))).isFalse();
    }

    @Test
    void aTimedWaitTellsWhetherItWasSet() throws Exception {
        long start = System.nanoTime();
        assertThat(event.await(Duration.ofMillis(120))).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(120_000_000);
        Other<Boolean> waiter = Other.start(() -> event.await(LONG)).awaitWaiting();
        event.set();
        assertThat(waiter.result()).isTrue();
    }

    @Test
    void setWakesAllWhoWaitEvenIfClearFollowsAtOnce() throws Exception {
        List<Other<Boolean>> waiters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiters.add(Other.start(() -> event.await(LONG)).awaitWaiting());
        }
        event.set();
        event.clear();
        for (Other<Boolean> waiter : waiters) {
            assertThat(waiter.result()).isTrue();
        }
        assertThat(event.isSet()).isFalse();
    }

    @Test
    void setWakesAllProcessesThatWait() throws Exception {
        ProcessEvent shared = event;
        try (SharedInt waiting = SharedInt.create(0)) {
            Other<Void> children = Other.run(() -> Child.run(3, () -> {
                waiting.incrementAndGet();
                shared.await();
            }));
            Child.await(() -> waiting.get() == 3);
            event.set();
            children.result();
        }
    }

    @Test
    void twoProcessesAnswerEachOther() throws Exception {
        try (ProcessEvent back = ProcessEvent.create()) {
            ProcessEvent there = event;
            JvmProcess child = JvmProcess.start(() -> answer(there, back));
            for (int i = 0; i < 2_000; i++) {
                there.set();
                assertThat(back.await(LONG)).isTrue();
                back.clear();
            }
            Child.join(child);
        }
    }

    private static void answer(ProcessEvent there, ProcessEvent back) throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            there.await();
            there.clear();
            back.set();
        }
    }

    @Test
    void anInterruptEndsTheWaitAndNothingElse() throws Exception {
        Other<Void> waiter = Other.run(event::await).awaitWaiting().interrupt();
        assertThatThrownBy(waiter::result).isInstanceOf(InterruptedException.class);
        Other<Boolean> next = Other.start(() -> event.await(LONG)).awaitWaiting();
        event.set();
        assertThat(next.result()).isTrue();
    }

    @Test
    void whatWasDoneBeforeSetIsSeenAfterAwait() throws Exception {
        ProcessEvent shared = event;
        try (SharedInt data = SharedInt.create(0)) {
            JvmProcess child = JvmProcess.start(() -> {
                data.setPlain(42);
                shared.set();
            });
            event.await();
            assertThat(data.getPlain()).isEqualTo(42);
            Child.join(child);
        }
    }

    @Test
    void useAfterCloseAndAPlaceOutsideAreErrors() throws Exception {
        event.close();
        assertThatThrownBy(event::set).hasMessageContaining("has been closed");
        try (Segment segment = Segment.create(ProcessEvent.BYTES)) {
            assertThatThrownBy(() -> ProcessEvent.in(segment, 64))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            ProcessEvent inside = ProcessEvent.in(segment, 0);
            inside.set();
            assertThat(ProcessEvent.in(segment, 0).isSet()).isTrue();
        }
    }

    static LongStream seeds() {
        return Child.seeds();
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofProcessesKilledAtAnyMomentTheOthersGoOn(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        ProcessEvent there = event;
        try (ProcessEvent back = ProcessEvent.create()) {
            JvmProcess bystander = JvmProcess.start(() -> {
                while (true) {
                    there.await(Duration.ofMillis(1));
                }
            });
            JvmProcess answering = JvmProcess.start(() -> answer(there, back));
            int killAt = random.nextInt(2_000);
            for (int i = 0; i < 2_000; i++) {
                if (i == killAt) {
                    bystander.kill();
                }
                there.set();
                assertThat(back.await(LONG)).isTrue();
                back.clear();
            }
            Child.kill(bystander);
            Child.join(answering);
        }
    }
}
