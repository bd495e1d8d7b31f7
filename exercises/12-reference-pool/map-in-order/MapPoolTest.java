import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("flow")
@Limit(90)
class MapPoolTest {

    @TempDir
    Path folder;

    private Logbook logbook;
    private MapPool pool;

    @BeforeEach
    void startPool() throws IOException {
        logbook = Logbook.in(folder);
        pool = new MapPool(2);
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(2)
    void resultsAreInTheOrderOfTheItems() throws Exception {
        Logbook log = logbook;
        List<Integer> items = List.of(0, 1, 2, 3, 4);
        assertEquals(List.of("item 0", "item 1", "item 2", "item 3", "item 4"),
                map(n -> n == 0 ? afterFour(log, n) : done(log, n), items),
                "The items are 0 to 4. Item 0 is done last, since it waits for the other four.");
    }

    @Test
    @Points(2)
    void aSlowItemHoldsUpNoOther() throws Exception {
        Logbook log = logbook;
        List<Integer> items = List.of(0, 1, 2, 3, 4);
        map(n -> n == 0 ? afterFour(log, n) : done(log, n), items);
        assertFalse(logbook.lines().contains("waited in vain"), "Item 0 waits in the one worker"
                + " until items 1 to 4 are done. The other worker should do them all. Those that"
                + " were done meanwhile: " + logbook.linesAfter("done:"));
    }

    @Test
    @Points(2)
    void allWorkersWork() throws Exception {
        Logbook log = logbook;
        List<Long> pids = map(n -> meet(log, n), List.of(1, 2));
        assertFalse(logbook.lines().contains("waited in vain"), "There are two items and two"
                + " workers. Each item waits until the other one has been begun: they should be"
                + " done at the same time.");
        assertEquals(2, new HashSet<>(pids).size(), "There are two workers. Two items were done"
                + " in the processes with these pids: " + pids);
    }

    @Test
    @Points(1)
    void thereMayBeFewItemsOrNone() throws Exception {
        assertEquals(List.of(), map(n -> n + 1, List.<Integer>of()), "There are no items.");
        assertEquals(List.of(8), map(n -> n + 1, List.of(7)), "There is one item: 7.");
        List<Integer> many = IntStream.range(0, 500).boxed().toList();
        assertEquals(many, map(n -> n, many), "There are 500 items, and each is its own result.");
    }

    @Test
    @Points(2)
    void theSameWorkersDoItAll() throws Exception {
        Set<Long> pids = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            pids.addAll(map(n -> ProcessHandle.current().pid(), List.of(1, 2, 3, 4)));
        }
        assertFalse(pids.contains(ProcessHandle.current().pid()),
                "Items were done in the process that called map().");
        assertFalse(pids.size() > 2, "The pool has two workers. map() was called three times,"
                + " and done in the processes with these pids: " + pids);
        pool.close();
        assertEquals(List.of(), JvmProcess.activeChildren(),
                "close() has returned. These workers are still alive.");
    }

    /** In a worker. */
    private static String done(Logbook log, int item) {
        log.write("done:" + item);
        return "item " + item;
    }

    private static String afterFour(Logbook log, int item) {
        await(log, "done:", 4);
        return "item " + item;
    }

    private static long meet(Logbook log, int item) {
        log.write("begun:" + item);
        await(log, "begun:", 2);
        return ProcessHandle.current().pid();
    }

    /** An item that throws would end its worker: the test has to hear of it in another way. */
    private static void await(Logbook log, String start, int lines) {
        try {
            if (!Await.within(Await.USUAL_LIMIT, () -> log.linesAfter(start).size() >= lines)) {
                log.write("waited in vain");
            }
        } catch (InterruptedException e) {
            log.write("waited in vain");
        }
    }

    private <T, R> List<R> map(MapPool.Function<T, R> function, List<T> items) throws Exception {
        var map = new FutureTask<>(() -> pool.map(function, items));
        Thread.ofPlatform().daemon().name("calls map").start(map);
        return Await.resultOf(map, "map() was called with " + items.size() + " items.");
    }
}
