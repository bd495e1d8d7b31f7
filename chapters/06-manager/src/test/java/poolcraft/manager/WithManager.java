package poolcraft.manager;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A class of tests that share a manager. */
abstract class WithManager {

    static Manager manager;

    @BeforeAll
    static void start() throws Exception {
        manager = Manager.start();
    }

    @AfterAll
    static void close() {
        manager.close();
    }
}
