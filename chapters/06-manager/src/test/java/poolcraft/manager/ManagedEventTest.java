package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that lives in a manager. */
class ManagedEventTest extends WithManager {

    @Test
    void wakesAllWhoWait() throws Exception {
        ManagedEvent event = manager.event();
        List<Other<Void>> waiters = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            waiters.add(Other.run(event::await));
        }
        Child child = Child.start(event::await);
        event.set();
        for (Other<Void> waiter : waiters) {
            waiter.result();
        }
        child.join();
        assertThat(event.isSet()).isTrue();
    }

    @Test
    void aTimedWaitGivesUp() throws Exception {
        ManagedEvent event = manager.event();
        assertThat(event.await(Duration.ofMillis(20))).isFalse();
        assertThat(event.await(Duration.ofSeconds(-1))).isFalse();
        event.set();
        assertThat(event.await(Duration.ZERO)).isTrue();
        event.clear();
        assertThat(event.isSet()).isFalse();
        assertThat(event.await(Duration.ZERO)).isFalse();
    }

    @Test
    void whoWaitedGoesOnThoughItIsClearedAtOnce() throws Exception {
        ManagedEvent event = manager.event();
        ManagedQueue<Integer> ready = manager.queue();
        List<Other<Boolean>> waiters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiters.add(Other.start(() -> {
                ready.put(1);
                return event.await(Duration.ofSeconds(30));
            }));
            ready.take();
        }
        while (!waiters.stream().allMatch(Other::isDone)) {
            event.set();
            event.clear();
        }
        for (Other<Boolean> waiter : waiters) {
            assertThat(waiter.result()).isTrue();
        }
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        ManagedEvent event = manager.event();
        Other<Void> other = Other.run(event::await);
        assertThatThrownBy(other.interrupt()::result).isInstanceOf(InterruptedException.class);
    }
}
