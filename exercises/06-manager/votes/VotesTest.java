import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.manager.Manager;
import poolcraft.process.JvmProcess;

@Idea("two-calls")
@Limit(20)
class VotesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ConcurrentMap<String, Integer> real = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    /** The votes, as a process sees them that is followed by another one: {@code after} a call. */
    @SuppressWarnings("unchecked")
    private ConcurrentMap<String, Integer> watched(Runnable after) {
        return (ConcurrentMap<String, Integer>) Proxy.newProxyInstance(
                VotesTest.class.getClassLoader(), new Class<?>[]{ConcurrentMap.class},
                (_, method, arguments) -> {
                    calls.add(method.getName());
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        after.run();
                    }
                });
    }

    @Test
    @Points(1)
    void votesAreCounted() {
        Votes.count(real, List.of("Ada", "Bob", "Ada"));
        assertEquals(Map.of("Ada", 2, "Bob", 1), real,
                "The ballots were Ada, Bob, Ada. The votes:");
        Votes.count(real, List.of("Eve", "Ada"));
        Votes.count(real, List.of());
        assertEquals(Map.of("Ada", 3, "Bob", 1, "Eve", 1), real, "Then came Eve and Ada, and then"
                + " nobody. The votes:");
    }

    @Test
    @Points(3)
    void theVotesOfOthersAreNotLost() {
        int[] others = {0};
        ConcurrentMap<String, Integer> votes = watched(() -> {
            if (others[0] < 5) {
                others[0]++;
                real.merge("Ada", 100, Integer::sum);
            }
        });
        Votes.count(votes, List.of("Ada", "Ada"));
        assertEquals(2 + 100 * others[0], real.getOrDefault("Ada", 0), "Two ballots for Ada were"
                + " counted. After each call of yours, another process counted 100 more, "
                + others[0] + " times in all. Your calls were " + calls + ". Ada's votes:");
    }

    @Test
    @Points(2)
    @Idea("a-call")
    void aNameCostsOneCall() {
        List<String> ballots = new ArrayList<>(Collections.nCopies(500, "Ada"));
        ballots.addAll(Collections.nCopies(300, "Bob"));
        ballots.addAll(Collections.nCopies(200, "Eve"));
        Collections.shuffle(ballots, new Random(42));
        Votes.count(watched(() -> {}), ballots);
        assertEquals(Map.of("Ada", 500, "Bob", 300, "Eve", 200), real, "The votes:");
        assertTrue(calls.size() <= 3, "1000 ballots have 3 names on them. Each call is a message to"
                + " the manager and one back, and there were " + calls.size() + " calls; the first"
                + " ones: " + calls.subList(0, Math.min(5, calls.size())));
    }

    @Test
    @Points(2)
    void threeProcessesCountTogether() throws Exception {
        try (Manager manager = Manager.start()) {
            ConcurrentMap<String, Integer> votes = manager.map();
            List<JvmProcess> processes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                processes.add(JvmProcess.start(() -> countMany(votes)));
            }
            for (JvmProcess process : processes) {
                assertTrue(process.join(PATIENCE), "A process that counts does not end.");
                assertEquals(0, process.exitCode().orElse(-1),
                        "A process that counts has failed; its trace is in the output.");
            }
            assertEquals(Map.of("Ada", 900, "Bob", 300), new TreeMap<>(votes),
                    "Three processes have"
                            + " each counted 3 ballots for Ada and 1 for Bob, 100 times. The votes:");
        }
    }

    private static void countMany(ConcurrentMap<String, Integer> votes) {
        for (int i = 0; i < 100; i++) {
            Votes.count(votes, List.of("Ada", "Bob", "Ada", "Ada"));
        }
    }
}
