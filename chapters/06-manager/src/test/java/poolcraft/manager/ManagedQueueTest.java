package poolcraft.manager;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A queue that lives in a manager. */
class ManagedQueueTest extends WithManager {

    @Test
    void takesInTheOrderInWhichWasPut() throws Exception {
        ManagedQueue<Integer> queue = manager.queue();
        Child.run(() -> {
            for (int i = 0; i < 5; i++) {
                queue.put(i);
            }
        });
        assertThat(queue).hasSize(5).containsExactly(0, 1, 2, 3, 4);
        assertThat(queue.peek()).isZero();
        for (int i = 0; i < 5; i++) {
            assertThat(queue.take()).isEqualTo(i);
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void aTimedPollOfAnEmptyOneGivesUp() throws Exception {
        ManagedQueue<Integer> queue = manager.queue();
        long begin = System.nanoTime();
        assertThat(queue.poll(50, MILLISECONDS)).isNull();
        assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(50));
        assertThat(queue.poll()).isNull();
        assertThat(queue.poll(-1, SECONDS)).isNull();
    }

    @Test
    void aTimedOfferToAFullOneGivesUp() throws Exception {
        ManagedQueue<Integer> queue = manager.queue(1);
        assertThat(queue.offer(1)).isTrue();
        assertThat(queue.offer(2)).isFalse();
        assertThat(queue.offer(2, 20, MILLISECONDS)).isFalse();
        assertThat(queue.remainingCapacity()).isZero();
        assertThatThrownBy(() -> queue.add(2)).isInstanceOf(IllegalStateException.class);
        assertThat(queue).containsExactly(1);
    }

    @Test
    void whoPutsIntoAFullOneWaitsForRoom() throws Exception {
        ManagedQueue<Integer> queue = manager.queue(1);
        queue.put(1);
        Other<Void> other = Other.run(() -> queue.put(2));
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.take()).isEqualTo(2);
        other.result();
    }

    @Test
    void nothingIsLostOrDoubledBetweenManyProcesses() throws Exception {
        ManagedQueue<Integer> jobs = manager.queue(3);
        List<Integer> done = manager.list();
        Child[] consumers = {Child.start(() -> consume(jobs, done)),
                Child.start(() -> consume(jobs, done))};
        Child[] producers = {Child.start(() -> produce(jobs, 0)),
                Child.start(() -> produce(jobs, 1000))};
        for (Child producer : producers) {
            producer.join();
        }
        jobs.close();
        for (Child consumer : consumers) {
            consumer.join();
        }
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            expected.addAll(List.of(i, 1000 + i));
        }
        assertThat(done).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static void produce(ManagedQueue<Integer> jobs, int first)
            throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            jobs.put(first + i);
        }
    }

    private static void consume(ManagedQueue<Integer> jobs, List<Integer> done)
            throws InterruptedException {
        Integer job;
        while ((job = jobs.takeUnlessClosed()) != null) {
            done.add(job);
        }
    }

    @Test
    void aClosedOneTakesNothingAndGivesWhatIsInIt() throws Exception {
        ManagedQueue<Integer> queue = manager.queue();
        queue.put(1);
        queue.close();
        assertThat(queue.isClosed()).isTrue();
        assertThatThrownBy(() -> queue.put(2)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> queue.offer(2)).isInstanceOf(IllegalStateException.class);
        assertThat(queue.takeUnlessClosed()).isEqualTo(1);
        assertThat(queue.takeUnlessClosed()).isNull();
        assertThat(queue.poll(1, SECONDS)).isNull();
        assertThatThrownBy(queue::take).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void closingEndsTheWaitingOfAll() throws Exception {
        ManagedQueue<Integer> full = manager.queue(1);
        full.put(1);
        ManagedQueue<Integer> empty = manager.queue();
        List<Other<Void>> putters = List.of(Other.run(() -> full.put(2)),
                Other.run(() -> full.put(3)));
        List<Other<Integer>> takers = List.of(Other.start(empty::takeUnlessClosed),
                Other.start(empty::takeUnlessClosed));
        full.close();
        empty.close();
        for (Other<Void> putter : putters) {
            assertThatThrownBy(putter::result).isInstanceOf(IllegalStateException.class);
        }
        for (Other<Integer> taker : takers) {
            assertThat(taker.result()).isNull();
        }
        assertThat(full).containsExactly(1);
    }

    @Test
    void anInterruptedTakeTakesNothing() throws Exception {
        ManagedQueue<Integer> queue = manager.queue();
        Other<Integer> other = Other.start(queue::take);
        assertThatThrownBy(other.interrupt()::result).isInstanceOf(InterruptedException.class);
        queue.put(1);
        assertThat(queue.take()).isEqualTo(1);
    }

    @Test
    void anInterruptedPutPutsNothing() throws Exception {
        ManagedQueue<Integer> queue = manager.queue(1);
        queue.put(1);
        Other<Void> other = Other.run(() -> queue.put(2));
        assertThatThrownBy(other.interrupt()::result).isInstanceOf(InterruptedException.class);
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.poll()).isNull();
    }

    @Test
    void drainsIntoACollection() throws Exception {
        ManagedQueue<Object> queue = manager.queue();
        queue.put(1);
        queue.put(2);
        assertThat(queue.remove(3)).isFalse();
        assertThat(queue.contains(2)).isTrue();
        List<Object> all = new ArrayList<>();
        assertThat(queue.drainTo(all, 1)).isEqualTo(1);
        assertThat(queue.drainTo(all)).isEqualTo(1);
        assertThat(all).containsExactly(1, 2);
        assertThatThrownBy(() -> queue.drainTo(queue)).isInstanceOf(IllegalArgumentException.class);
        queue.put(3);
        queue.clear();
        assertThat(queue).isEmpty();
    }

    @Test
    void holdsNoNull() {
        ManagedQueue<Integer> queue = manager.queue();
        assertThatThrownBy(() -> queue.put(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> queue.offer(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aCapacityBelowOneIsAnError() {
        assertThatThrownBy(() -> manager.queue(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 elements");
    }
}
