package poolcraft.manager;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/** A class of tests that share a manager; each class has its own, so that they run side by side. */
abstract class WithManager {

    private static final Map<Class<?>, Manager> MANAGERS = new ConcurrentHashMap<>();

    final Manager manager = MANAGERS.get(getClass());

    @BeforeAll
    static void start(TestInfo about) throws Exception {
        MANAGERS.put(about.getTestClass().orElseThrow(), Manager.start());
    }

    @AfterAll
    static void close(TestInfo about) {
        MANAGERS.remove(about.getTestClass().orElseThrow()).close();
    }
}
