package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import poolcraft.process.JvmProcess;

/** Functions that are called with all that an input has: where it is empty, endless, or throws. */
class MappingTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 200).boxed().toList();
    private static final List<Integer> SQUARES = NUMBERS.stream().map(n -> n * n).toList();

    private static Pool pool;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        pool = Pool.of(2);
    }

    @AfterAll
    static void close() {
        pool.close();
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    /** Each way to map. */
    interface Way extends Function<Iterable<Integer>, List<Integer>> {}

    private static Named<Way> way(String name, Way way) {
        return Named.of(name, way);
    }

    static Stream<Named<Way>> ways() {
        return Stream.of(way("map", items -> pool.map(Tasks::square, items)),
                way("map in chunks", items -> pool.map(Tasks::square, items, 7)),
                way("starmap",
                        items -> pool.starmap((Integer a, Integer b) -> a * b, pairs(items))),
                way("imap", items -> pool.imap(Tasks::square, items).toList()),
                way("imap in chunks", items -> pool.imap(Tasks::square, items, 7).toList()),
                way("imapUnordered",
                        items -> pool.imapUnordered(Tasks::square, items).sorted().toList()));
    }

    private static Iterable<Map.Entry<Integer, Integer>> pairs(Iterable<Integer> items) {
        return () -> new Iterator<>() {
            private final Iterator<Integer> all = items.iterator();

            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Map.Entry<Integer, Integer> next() {
                int n = all.next();
                return Map.entry(n, n);
            }
        };
    }

    @ParameterizedTest
    @MethodSource("ways")
    void eachWayGivesTheResultOfEachItem(Way way) {
        assertThat(way.apply(NUMBERS)).isEqualTo(SQUARES);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anEmptyInputHasNoResults(Way way) {
        assertThat(way.apply(List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whatTheInputThrowsIsThrown(Way way) {
        assertThatThrownBy(() -> way.apply(numbersAndThen(MappingTest::broken)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more of this");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void anErrorOfTheInputIsThrown(Way way) {
        assertThatThrownBy(() -> way.apply(numbersAndThen(MappingTest::tooDeep)))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("too deep");
    }

    private static Iterable<Integer> numbersAndThen(Supplier<Integer> rest) {
        return () -> Stream.concat(NUMBERS.stream(), Stream.generate(rest)).iterator();
    }

    private static Integer tooDeep() {
        throw new StackOverflowError("too deep");
    }

    private static Integer broken() {
        throw new IllegalStateException("no more of this");
    }

    @Test
    void anEmptyInputGivesAFutureThatIsDoneAndAStreamWithoutElements() throws Exception {
        assertThat(pool.mapAsync(Tasks::square, List.of()).get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(pool.starmapAsync(String::repeat, List.<Map.Entry<String, Integer>>of())
                .get(20, TimeUnit.SECONDS)).isEmpty();
        assertThatThrownBy(pool.imap(Tasks::square, List.of()).iterator()::next)
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aFailureOfMapAsyncFailsItsFuture() {
        assertThatThrownBy(() -> pool.mapAsync(n -> Tasks.failAt(n, 30), NUMBERS).get())
                .isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(IllegalArgumentException.class).hasMessage("at 30");
    }

    @Test
    void aFailureOfStarmapIsThrown() {
        assertThatThrownBy(() -> pool.starmap((Integer n, Integer at) -> Tasks.failAt(n, at),
                Map.of(3, 3).entrySet())).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at 3");
    }

    /** Says that it has begun, and waits for a sign. */
    private static int waitAfter(Path begun, int n, Path sign) throws IOException {
        Files.createFile(begun.resolve(Integer.toString(n)));
        return Tasks.waitFor(sign);
    }

    private static int countIn(Path folder) {
        return Objects.requireNonNull(folder.toFile().list()).length;
    }

    @Test
    void aStreamThatIsClosedBeginsNoMoreCalls() throws Exception {
        Path begun = Files.createDirectory(folder.resolve("begun"));
        Path sign = folder.resolve("go");
        pool.imap(n -> waitAfter(begun, n, sign), NUMBERS).close();
        Files.createFile(sign);
        assertThat(pool.map(Tasks::square, NUMBERS, 1)).isEqualTo(SQUARES);
        assertThat(countIn(begun)).isLessThanOrEqualTo(2);
    }

    @Test
    void aMapThatIsCancelledSubmitsNoMoreCalls() throws Exception {
        Path begun = Files.createDirectory(folder.resolve("begun"));
        Path sign = folder.resolve("go");
        CompletableFuture<List<Integer>> map = pool
                .mapAsync(n -> waitAfter(begun, n, sign), NUMBERS);
        assertThat(map.cancel(true)).isTrue();
        Files.createFile(sign);
        assertThat(pool.map(Tasks::square, NUMBERS, 1)).isEqualTo(SQUARES);
        assertThat(countIn(begun)).as("no more than were on their way").isLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMapOverAnEndlessInputEndsWithItsPool(boolean terminates) throws Exception {
        Pool own = Pool.of(1);
        var map = new FutureTask<>(() -> own.map(Tasks::square,
                () -> Stream.iterate(1, n -> n + 1).iterator(), 1));
        Thread.startVirtualThread(map);
        Await.until("it is under way", () -> own.stats().succeeded() > 10);
        if (terminates) {
            own.terminate();
        }
        own.close();
        assertThatThrownBy(() -> map.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMapThatFailsFastReadsNoMoreOfItsInput(boolean failFast) {
        var read = new AtomicInteger();
        Iterable<Integer> input = () -> IntStream.range(0, 5_000).boxed()
                .peek(_ -> read.incrementAndGet()).iterator();
        try (Pool own = Pool.builder().workers(1).failFast(failFast).build()) {
            assertThatThrownBy(() -> own.map(n -> Tasks.failAt(n, 3), input, 1))
                    .isInstanceOf(IllegalArgumentException.class).hasMessage("at 3");
            assertThat(own.apply(() -> 1)).isEqualTo(1);
        }
        if (failFast) {
            assertThat(read.get()).isLessThan(200);
        } else {
            assertThat(read.get()).isEqualTo(5_000);
        }
    }

    @Test
    void resultsInAnyOrderComeWhileASlowCallIsStillRunning() throws Exception {
        Path sign = folder.resolve("go");
        List<Integer> first = new ArrayList<>();
        try (Stream<Integer> results = pool.imapUnordered(
                n -> n == 0 ? Tasks.waitFor(sign) - 1 : n, NUMBERS)) {
            Iterator<Integer> each = results.iterator();
            for (int i = 1; i < NUMBERS.size(); i++) {
                first.add(each.next());
            }
            assertThat(first).doesNotContain(0).doesNotHaveDuplicates();
            Files.createFile(sign);
            assertThat(each.next()).isZero();
            assertThat(each.hasNext()).isFalse();
        }
    }

    @Test
    void manyThreadsMapAtOnceAndEachGetsItsOwn() throws Exception {
        List<FutureTask<List<Integer>>> maps = IntStream.range(0, 8)
                .mapToObj(k -> new FutureTask<>(() -> pool.map(n -> n + k, NUMBERS, 3))).toList();
        maps.forEach(Thread::startVirtualThread);
        for (int k = 0; k < 8; k++) {
            int own = k;
            assertThat(maps.get(k).get(30, TimeUnit.SECONDS))
                    .isEqualTo(NUMBERS.stream().map(n -> n + own).toList());
        }
    }

    @Test
    void numbersOfAnyTypeTravelTogetherAndKeepTheirType() {
        assertThat(pool.map(n -> n + 1L, List.of(1, 2, 3), 3)).containsExactly(2L, 3L, 4L);
        assertThat(pool.map(n -> n / 2, List.of(1.0, 2.0), 2)).containsExactly(0.5, 1.0);
        assertThat(pool.map(n -> n, List.of(Long.MAX_VALUE, -1L), 2))
                .containsExactly(Long.MAX_VALUE, -1L);
    }

    @Test
    void numbersAmongOtherResultsStayInTheirPlaces() {
        List<Object> results = pool.map(n -> n % 3 == 2 ? "text " + n : (Object) n,
                List.of(0, 1, 2, 3, 4, 5), 6);
        assertThat(results).containsExactly(0, 1, "text 2", 3, 4, "text 5");
        assertThat(pool.<Integer, Number>map(n -> n < 2 ? n : (Number) (double) n,
                List.of(1, 2, 3), 3)).containsExactly(1, 2.0, 3.0);
    }

    @Test
    void aFailureAmongNumbersIsInItsPlace() {
        Iterator<Integer> results = pool.imap(n -> Tasks.failAt(n, 2), List.of(0, 1, 2, 3), 4)
                .iterator();
        assertThat(results.next()).isZero();
        assertThat(results.next()).isOne();
        assertThatThrownBy(results::next).isInstanceOf(IllegalArgumentException.class);
        assertThat(results.next()).isEqualTo(3);
    }
}
