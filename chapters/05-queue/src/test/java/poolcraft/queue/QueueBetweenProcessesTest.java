package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedIntArray;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;
import poolcraft.process.PrivateFolder;

/** What a queue does between processes. */
@Execution(ExecutionMode.CONCURRENT)
class QueueBetweenProcessesTest {

    /** An item that says who put it, and as which one. */
    private static long stamped(int producer, int number) {
        return (long) producer << 32 | number;
    }

    private static void putStamped(ProcessQueue<Long> queue, SharedInt next, int count)
            throws InterruptedException {
        int producer = next.getAndIncrement();
        for (int i = 0; i < count; i++) {
            queue.put(stamped(producer, i));
        }
    }

    /** Takes all; each producer's items have to come in order. Counts each in {@code seen}. */
    private static void takeStamped(ProcessQueue<Long> queue, SharedIntArray seen, int count) {
        int[] last = new int[16];
        for (long item : queue) {
            int producer = (int) (item >>> 32);
            int number = (int) item;
            if (number < last[producer]) {
                throw new AssertionError(number + " came after " + last[producer]);
            }
            last[producer] = number;
            seen.getAndAdd(producer * count + number, 1);
        }
    }

    @Test
    void betweenManyProcessesNothingIsLostOrDoubledAndTheOrderPerProducerIsKept()
            throws Exception {
        int count = 3_000;
        for (int capacity : new int[]{3, Integer.MAX_VALUE}) {
            try (ProcessQueue<Long> queue = ProcessQueue.create(capacity);
                    SharedInt next = SharedInt.create(0);
                    SharedIntArray seen = SharedIntArray.create(2 * count)) {
                JvmProcess[] consumers = {
                        JvmProcess.start(() -> takeStamped(queue, seen, count)),
                        JvmProcess.start(() -> takeStamped(queue, seen, count))};
                Child.run(2, () -> putStamped(queue, next, count));
                queue.shutdown();
                for (JvmProcess consumer : consumers) {
                    Child.join(consumer);
                }
                assertThat(IntStream.range(0, 2 * count).map(seen::get)).containsOnly(1);
            }
        }
    }

    @Test
    void whatWasPutStaysWhenItsProcessEndsAtOnce() throws Exception {
        int count = 100_000;
        try (ProcessQueue<Integer> queue = ProcessQueue.create()) {
            Child.run(() -> {
                queue.putAll(IntStream.range(0, count).boxed().toList());
                Runtime.getRuntime().halt(0);
            });
            List<Integer> all = new ArrayList<>();
            queue.drainTo(all);
            assertThat(all).hasSize(count).isSorted();
        }
    }

    @Test
    void aProcessWhoseItemsNobodyTakesEnds() throws Exception {
        try (ProcessQueue<byte[]> queue = ProcessQueue.create()) {
            Child.run(() -> {
                for (int i = 0; i < 40; i++) {
                    queue.put(new byte[100_000]);
                }
            });
            assertThat(queue.size()).isEqualTo(40);
        }
    }

    @Test
    void itTravelsOverAConnectionAndThroughAnotherQueue() throws Exception {
        try (ProcessQueue<ProcessQueue<String>> queues = ProcessQueue.create();
                ProcessQueue<String> first = ProcessQueue.create();
                JoinableProcessQueue<String> second = JoinableProcessQueue.create();
                Pipe pipe = Pipe.open()) {
            var theirs = pipe.right();
            JvmProcess child = JvmProcess.start(() -> {
                ((ProcessQueue<?>) theirs.receive()).shutdown();
                queues.take().put("through a queue");
            });
            pipe.left().send(first);
            queues.put(second);
            Child.await(first::isShutdown);
            assertThat(second.take()).isEqualTo("through a queue");
            second.taskDone();
            Child.join(child);
        }
    }

    @Test
    void whenTheOwnerHasClosedItOthersAreTold() throws Exception {
        ProcessQueue<String> queue = ProcessQueue.create();
        try (SharedInt told = SharedInt.create(0); SharedInt there = SharedInt.create(0)) {
            JvmProcess child = JvmProcess.start(() -> {
                there.set(1);
                try {
                    queue.take();
                } catch (IllegalStateException e) {
                    told.set(e.getMessage().contains("closed by the process that made it") ? 1 : 2);
                }
            });
            Child.await(() -> there.get() == 1);
            queue.close();
            Child.join(child);
            assertThat(told.get()).isEqualTo(1);
        }
    }

    @Test
    void ofAKilledOwnerNothingIsLeft() throws Exception {
        JvmProcess owner = Child.startAndStay(() -> {
            ProcessQueue<byte[]> queue = ProcessQueue.create();
            for (int i = 0; i < 30; i++) {
                queue.put(new byte[i == 0 ? 200_000 : 100_000]);
            }
        });
        assertThat(filesOf(owner)).isGreaterThan(2);
        Child.kill(owner);
        PrivateFolder.inMemory().sweep();
        assertThat(filesOf(owner)).isZero();
    }

    @Test
    void ofAnOwnerThatEndsWithoutClosingNothingIsLeft() throws Exception {
        try (SharedInt pid = SharedInt.create(0)) {
            Child.run(() -> {
                pid.set((int) JvmProcess.current().pid());
                ProcessQueue<byte[]> queue = ProcessQueue.create();
                JvmProcess.start(() -> {
                    for (int i = 0; i < 30; i++) {
                        queue.put(new byte[100_000]);
                    }
                });
            });
            assertThat(filesOf(pid.get())).isZero();
        }
    }

    private static long filesOf(JvmProcess process) throws Exception {
        return filesOf(process.pid());
    }

    private static long filesOf(long pid) throws Exception {
        try (Stream<?> files = Files.list(PrivateFolder.inMemory().path())) {
            return files.filter(file -> file.toString().contains("owner-" + pid + ".")).count();
        }
    }

    @Test
    void whatIsSharedTravelsInside() throws Exception {
        try (ProcessQueue<Object> queue = ProcessQueue.create();
                SharedInt number = SharedInt.create(41);
                Pipe pipe = Pipe.open()) {
            queue.put(number);
            queue.put(pipe.right());
            Child.run(() -> {
                ((SharedInt) queue.take()).incrementAndGet();
                ((poolcraft.pipe.Connection) queue.take()).send("hello");
            });
            assertThat(number.get()).isEqualTo(42);
            assertThat(pipe.left().receive()).isEqualTo("hello");
        }
    }

    @Test
    void whatNobodyTookIsClosedWithTheQueue() throws Exception {
        try (Pipe pipe = Pipe.open()) {
            try (ProcessQueue<Object> queue = ProcessQueue.create()) {
                queue.put(pipe.right());
            }
            assertThatThrownBy(pipe.left()::receive).isInstanceOf(java.io.EOFException.class);
        }
    }
}
