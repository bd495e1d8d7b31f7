package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import poolcraft.pipe.RemoteTrace;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.TransferException;

/** What a pool does with calls, and with what goes wrong in them. */
class PoolTest {

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.of(2);
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Integer> squares(int count) {
        return IntStream.range(0, count).map(n -> n * n).boxed().toList();
    }

    private static Set<Long> pids() {
        return pool.stats().workers().stream().map(PoolStats.WorkerStats::pid)
                .collect(Collectors.toSet());
    }

    @Test
    void aCallRunsInAnotherProcess() {
        assertThat(pool.apply(() -> Tasks.pid())).isNotEqualTo(Tasks.pid());
    }

    @Test
    void aCallTakesAlongWhatItCaptures() {
        int three = 3;
        String text = "\u00e9\u4e2d";
        var list = new ArrayList<>(List.of(1, 2));
        assertThat(pool.apply(() -> text + three + list)).isEqualTo("\u00e9\u4e2d3[1, 2]");
    }

    @Test
    void whatATaskChangesIsACopy() {
        List<Integer> list = new ArrayList<>(List.of(1));
        assertThat(pool.apply(() -> {
            list.add(2);
            return list;
        })).containsExactly(1, 2);
        assertThat(list).containsExactly(1);
    }

    @Test
    void theResultOfManyCallsAtOnceIsThatOfEach() {
        List<CompletableFuture<Integer>> futures = numbers(2_000).stream()
                .map(n -> pool.<Integer>applyAsync(() -> Tasks.square(n))).toList();
        assertThat(futures.stream().map(CompletableFuture::join)).isEqualTo(squares(2_000));
    }

    @Test
    void aMethodOfAnObjectCanBeCalled() {
        String text = "text";
        assertThat(pool.apply(text::length)).isEqualTo(4);
        assertThat(pool.map(String::length, List.of("a", "bb"))).containsExactly(1, 2);
    }

    @Test
    void nullIsAResultAndAnArgument() {
        assertThat(pool.<Object>apply(() -> null)).isNull();
        assertThat(pool.map(text -> text == null, Arrays.asList("a", null)))
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 50, 1_000})
    void mapKeepsTheOrderOfItsInput(int count) {
        assertThat(pool.map(Tasks::square, numbers(count))).isEqualTo(squares(count));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 1_000})
    void aChunkSizeChangesNoResult(int chunkSize) {
        assertThat(pool.map(Tasks::square, numbers(100), chunkSize)).isEqualTo(squares(100));
        assertThat(pool.imap(Tasks::square, numbers(100), chunkSize).toList())
                .isEqualTo(squares(100));
        assertThat(pool.imapUnordered(Tasks::square, numbers(100), chunkSize).toList())
                .containsExactlyInAnyOrderElementsOf(squares(100));
    }

    @Test
    void aChunkSizeBelowOneIsRefused() {
        assertThatThrownBy(() -> pool.map(Tasks::square, numbers(3), 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0");
    }

    @Test
    void mapAsyncGivesAFutureOfAllResults() {
        assertThat(pool.mapAsync(Tasks::square, numbers(100)).join()).isEqualTo(squares(100));
    }

    @Test
    void starmapUnpacksPairs() {
        List<Map.Entry<String, Integer>> pairs = List.of(Map.entry("ab", 2), Map.entry("c", 3));
        assertThat(pool.starmap(String::repeat, pairs)).containsExactly("abab", "ccc");
        assertThat(pool.starmapAsync((String text, Integer n) -> text + n, pairs).join())
                .containsExactly("ab2", "c3");
    }

    @Test
    void imapReadsAnEndlessInputOnlyAsFarAsItMust() {
        var read = new AtomicInteger();
        Iterable<Integer> endless = () -> Stream.generate(read::incrementAndGet).iterator();
        assertThat(pool.imap(Tasks::square, endless).limit(10)).containsExactly(1, 4, 9, 16, 25,
                36, 49, 64, 81, 100);
        assertThat(read.get()).isLessThan(200);
    }

    @Test
    void aClosedStreamReadsNoMore() {
        var read = new AtomicInteger();
        Iterable<Integer> endless = () -> Stream.generate(read::incrementAndGet).iterator();
        try (Stream<Integer> results = pool.imapUnordered(Tasks::square, endless)) {
            assertThat(results.iterator().next()).isPositive();
        }
        int sofar = read.get();
        assertThat(pool.apply(() -> 1)).isEqualTo(1);
        assertThat(read.get()).isEqualTo(sofar);
    }

    @Test
    void anInputThatThrowsIsToldInItsPlaceAndThePoolGoesOn() {
        Iterable<Integer> input = () -> Stream.iterate(0, n -> n + 1).map(n -> 10 / (3 - n))
                .iterator();
        Iterator<Integer> results = pool.imap(Tasks::square, input).iterator();
        assertThat(List.of(results.next(), results.next(), results.next())).containsExactly(9, 25,
                100);
        assertThatThrownBy(results::next).isInstanceOf(ArithmeticException.class);
        assertThat(results.hasNext()).isFalse();
        assertThat(pool.apply(() -> 1)).isEqualTo(1);
    }

    @Test
    void aTaskThatThrowsThrowsTheSameHereWithTheWorkersTraceAsCause() {
        assertThatThrownBy(() -> pool.apply(() -> Tasks.failAt(1, 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("at 1").cause()
                .isInstanceOf(RemoteTrace.class)
                .hasMessageContainingAll("In worker", "Tasks.failAt");
    }

    @Test
    void aCheckedExceptionIsTheCauseOfOneThatIsNot() {
        assertThatThrownBy(() -> pool.apply(() -> {
            throw new IOException("no disk");
        })).isInstanceOf(CompletionException.class).cause().isInstanceOf(IOException.class)
                .hasMessage("no disk");
    }

    @Test
    void anErrorIsThrownAndTheWorkerGoesOn() {
        Set<Long> before = pids();
        assertThatThrownBy(() -> pool.apply(() -> deeper(1)))
                .isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> pool.apply(() -> {
            throw new AssertionError("no");
        })).isInstanceOf(AssertionError.class).hasMessage("no");
        assertThat(pids()).isEqualTo(before);
    }

    private static int deeper(int n) {
        return n == 0 ? 0 : deeper(n + 1) + n;
    }

    @Test
    void oneFailureOfAMapIsThrownAfterAllCallsWereMade() {
        assertThatThrownBy(() -> pool.map(n -> Tasks.failAt(n, 30), numbers(100), 7))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("at 30");
    }

    @Test
    void aFailureInAChunkIsInItsPlaceAndTheRestOfTheChunkIsDone() {
        Iterator<Integer> results = pool.imap(n -> Tasks.failAt(n, 1), numbers(4), 4).iterator();
        assertThat(results.next()).isZero();
        assertThatThrownBy(results::next).isInstanceOf(IllegalArgumentException.class);
        assertThat(results.next()).isEqualTo(2);
        assertThat(results.next()).isEqualTo(3);
        assertThat(results.hasNext()).isFalse();
    }

    @Test
    void resultsThatCannotBeSentFailAndHarmNoWorker() {
        Set<Long> before = pids();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> pool.apply(() -> new Object()))
                    .isInstanceOf(TransferException.class)
                    .hasMessageContainingAll("java.lang.Object", "Serializable");
        }
        assertThat(pids()).isEqualTo(before);
    }

    @Test
    void aResultThatCannotBeReadFailsAlone() {
        assertThatThrownBy(() -> pool.apply(() -> new Tasks.Trap(Tasks.Fault.THROWS, false)))
                .isInstanceOf(CompletionException.class).cause()
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("as planned");
        assertThat(pool.apply(() -> 1)).isEqualTo(1);
    }

    @Test
    void anExceptionThatCannotBeSentArrivesAsText() {
        assertThatThrownBy(() -> pool.apply(() -> {
            throw new Unsendable();
        })).hasMessageContaining("Unsendable: with a thread").cause()
                .isInstanceOf(RemoteTrace.class);
    }

    private static final class Unsendable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings({"serial", "unused"}) // what is wrong with it
        private final Object thread = Thread.currentThread();

        Unsendable() {
            super("with a thread");
        }
    }

    @Test
    void anArgumentThatCannotBeSentFailsItsTaskAlone() {
        Object object = new Object();
        assertThatThrownBy(() -> pool.apply(() -> object.hashCode()))
                .isInstanceOf(TransferException.class).hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> pool.map(Object::hashCode, List.of(1, new Object(), 3)))
                .isInstanceOf(TransferException.class);
        assertThat(pool.apply(() -> 1)).isEqualTo(1);
    }

    @Test
    void longArgumentsAndResultsTravel() {
        byte[] argument = new byte[5_000_000];
        argument[4_999_999] = 7;
        for (int i = 0; i < 4; i++) {
            assertThat(pool.apply(() -> {
                argument[0] = (byte) (argument[4_999_999] + 1);
                return argument;
            })).hasSize(5_000_000).startsWith(8).endsWith(7);
        }
    }

    @Test
    void aPoolCannotBeSentToAWorker() {
        Pool mine = pool;
        assertThatThrownBy(() -> pool.apply(() -> mine.apply(() -> 1)))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("A pool cannot be sent to another process");
    }

    @Test
    void aWorkerMayHaveAPoolOfItsOwn() {
        assertThat(pool.apply(() -> {
            try (Pool inner = Pool.of(1)) {
                return inner.apply(() -> Tasks.square(5));
            }
        })).isEqualTo(25);
    }

    @Test
    void classesOfTheFunctionsPackageTravelBothWays() {
        record Point(int x, int y) implements Serializable {}
        var point = new Point(1, 2);
        assertThat(pool.apply(() -> new Point(point.y(), point.x()))).isEqualTo(new Point(2, 1));
    }
}
